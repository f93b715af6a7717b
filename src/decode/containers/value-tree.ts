import { latin1Of, type Span, textOf } from '../../base/index.ts';
import type { BinaryDivision, Field, Located } from './container.ts';

/** Values and groups of one container: past them it is not divided. Each takes some hundred bytes. */
export const MOST_VALUES = 1 << 20;

/** A key's bytes, an index, or null where it is all there is. */
export type Name = Span | number | null;

/** What holds values: a map, a list, a message. */
export interface Group extends Span {
  readonly inside: Group | null;
  readonly name: Name;
  /** Set when it is closed. */
  end: number;
}

export interface Leaf extends Field {
  readonly inside: Group | null;
  readonly name: Name;
}

/** The values of one container, as they come. */
export class ValueTree {
  readonly leaves: Leaf[] = [];
  /** Groups that could be one value all the same. */
  readonly doubtful: Group[] = [];
  #groups = 0;

  /** Whether there was room for one more. */
  leaf(leaf: Leaf): boolean {
    this.leaves.push(leaf);
    return this.leaves.length + this.#groups <= MOST_VALUES;
  }

  /** Null where there was no room. */
  group(group: Group): Group | null {
    this.#groups += 1;
    return this.leaves.length + this.#groups <= MOST_VALUES ? group : null;
  }
}

export interface TreeNaming {
  /** First word of the steps. */
  readonly kind: string;
  /** Field numbers make one name with points in it; else names make a pointer. */
  readonly isNumbered: boolean;
}

/** The values as a division: what is pointed to is named by the way down to it. */
export function treeDivision(bytes: Uint8Array, tree: ValueTree, naming: TreeNaming): BinaryDivision {
  const { leaves, doubtful } = tree;
  return {
    fields: leaves,
    doubtful,
    locate(span) {
      const leaf = leaves[lastStartingAt(leaves, span.start)];
      if (leaf === undefined) return null;
      let holding: Leaf | Group = leaf;
      while (span.end > holding.end || span.start < holding.start) {
        if (holding.inside === null) return null;
        holding = holding.inside;
      }
      return located(bytes, holding, naming);
    },
  };
}

function located(bytes: Uint8Array, node: Leaf | Group, { kind, isNumbered }: TreeNaming): Located {
  const value = { start: node.start, end: node.end };
  // A key's own name would be the very value that was found, so only the map is told.
  const isName = 'kind' in node && node.kind === 'name';
  const names: string[] = [];
  let field: string | null = null;
  for (let at: Leaf | Group | null = isName ? node.inside : node; at !== null; at = at.inside) {
    if (at.name === null) continue;
    const name = typeof at.name === 'number' ? String(at.name) : keyText(bytes, at.name);
    if (typeof at.name !== 'number') field ??= name;
    names.unshift(name);
  }
  if (isNumbered) {
    const path = names.length === 0 ? null : names.join('.');
    return { kind, names: path === null ? null : [path], field: path, value, hint: null };
  }
  return { kind: isName ? `${kind}-key` : kind, names, field, value, hint: null };
}

/** Of a key only so much is made as is ever shown or compared. */
const LONGEST_KEY = 4_096;

function keyText(bytes: Uint8Array, { start, end }: Span): string {
  const key = bytes.subarray(start, Math.min(end, start + LONGEST_KEY));
  return key.every((byte) => byte < 0x80) ? latin1Of(key) : textOf(key);
}

/** Index of the last span that starts at or before `at`; -1 where none does. They are in order. */
export function lastStartingAt(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
