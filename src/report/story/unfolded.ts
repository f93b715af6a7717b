import type { Sighting } from '../../judge/index.ts';
import type { Story } from './story.ts';
import type { Telling } from './telling.ts';

/** Sightings that one report unfolds: each takes about two thousand characters, and a person reads some. */
export const MOST_UNFOLDED = 240;

/** Of one telling: the first, and enough to see that they are alike. */
export const MOST_OF_ONE = 3;

export interface Unfolded {
  readonly telling: Telling;
  readonly shown: readonly Sighting[];
  readonly left: number;
}

/** The gravest first, and of each telling the first ones, so that what is left out is like what is shown. */
export function unfoldedOf({ tellings }: Story): { groups: Unfolded[]; shown: number; all: number } {
  let room = MOST_UNFOLDED;
  const groups: Unfolded[] = [];
  for (const telling of tellings) {
    const shown = varied(telling.sightings, Math.min(MOST_OF_ONE, room));
    room -= shown.length;
    if (shown.length > 0) groups.push({ telling, shown, left: telling.sightings.length - shown.length });
  }
  const all = tellings.reduce((sum, { sightings }) => sum + sightings.length, 0);
  return { groups, shown: MOST_UNFOLDED - room, all };
}

/** Those that stood in places of their own before those that did so again. */
function varied(sightings: readonly Sighting[], most: number): Sighting[] {
  const byWay = Map.groupBy(sightings, ({ location, path, forms }) =>
    JSON.stringify([location, path, forms]),
  );
  const firsts = [...byWay.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  const chosen = new Set(firsts.slice(0, most));
  for (const sighting of sightings) if (chosen.size < most) chosen.add(sighting);
  return sightings.filter((sighting) => chosen.has(sighting));
}
