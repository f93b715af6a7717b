import type { Scored } from './scored.ts';

/** Messages of one sort that hide something, and what came of them. */
export interface Row {
  readonly name: string;
  readonly hidden: number;
  readonly found: number;
  /** Found, and every sighting of it names layers and forms right. */
  readonly named: number;
}

/** Rows by whatever a message is counted under, which may be several names; in the order of the names. */
export function tally(list: readonly Scored[], namesOf: (one: Scored) => readonly string[]): Row[] {
  const rows = new Map<string, { hidden: number; found: number; named: number }>();
  for (const one of list) {
    for (const name of new Set(namesOf(one))) {
      const row = rows.get(name) ?? { hidden: 0, found: 0, named: 0 };
      rows.set(name, row);
      row.hidden += 1;
      if (one.isFound) row.found += 1;
      if (one.isFound && isNamedRight(one)) row.named += 1;
    }
  }
  return [...rows].map(([name, row]) => ({ name, ...row })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function isNamedRight({ sightings }: Scored): boolean {
  return sightings.every(({ layersNamed, formsNamed }) => layersNamed && formsNamed);
}

/** Part of a whole; 1 of nothing, as nothing was missed. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
