import type { Composed } from '../compose/composed.ts';
import type { LayerUse } from '../content.ts';

/*
 * Layers that undo themselves. Where such stand one on another, bytes do not show how many there were: a byte added
 * twice is another byte added once, text turned twice stands as it stood, and whether it was rotated before it was
 * turned or after makes no difference. Nor is a value of figures changed by rot13. A sighting names what its bytes
 * show, and no layer that left them as they were.
 */

/** Layers in a row that go together. */
export interface Row {
  readonly uses: readonly LayerUse[];
  /** Whether so many names are what the row comes to. */
  readonly isNamedBy: ((names: readonly string[]) => boolean) | null;
}

const SWAPS: ReadonlySet<string> = new Set(['rot13', 'reversed']);

/** The layers, outermost first, those in a row together that undo themselves; any other by itself. */
export function rowsOf({ uses, literals }: Pick<Composed, 'uses' | 'literals'>): readonly Row[] {
  const rows: LayerUse[][] = [];
  for (const use of uses.toReversed()) {
    const row = rows.at(-1);
    if (row !== undefined && row[0] !== undefined && goTogether(row[0].id, use.id)) row.push(use);
    else rows.push([use]);
  }
  return rows.map((row) => ({ uses: row, isNamedBy: namesOf(row, literals) }));
}

function goTogether(one: string, other: string): boolean {
  return (one === 'xor' && other === 'xor') || (SWAPS.has(one) && SWAPS.has(other));
}

function namesOf(row: readonly LayerUse[], literals: readonly Buffer[]): Row['isNamedBy'] {
  const [outermost] = row;
  if (outermost === undefined) return null;
  if (outermost.id === 'xor')
    return (names) => names.length > 0 && names.length <= row.length && names.every((name) => name === 'xor');
  if (!SWAPS.has(outermost.id)) return null;
  const isKept = literals.every(
    (literal) =>
      outermost.output.includes(literal) || outermost.output.includes(Buffer.from(literal).reverse()),
  );
  return (names) =>
    names.every((name) => SWAPS.has(name)) &&
    [...SWAPS].every((layer) => {
      const laid = row.filter(({ id }) => id === layer).length;
      const named = names.filter((name) => name === layer).length;
      return named <= laid && ((laid - named) % 2 === 0 || (layer === 'rot13' && isKept));
    });
}
