import { pathOf } from '../decode/index.ts';
import type { Found } from './found.ts';

/** A coordinate's name, and the way to it without what makes it one of the two. */
export interface Axis {
  /** The word in small letters, such as `latitude`. */
  readonly word: string;
  readonly isLatitude: boolean;
  /** Equal for two coordinates that belong together: `header:X-*` for `X-Lat` and `X-Lon`. */
  readonly way: string;
}

/** The words by themselves, after a small letter with a capital, and not as the beginning of another word. */
const WORD =
  /(?:(?<![A-Za-z])(?:lat|Lat|LAT|lon|Lon|LON|lng|Lng|LNG)|(?<=[a-z0-9])(?:Lat|Lon|Lng))(?:itude|ITUDE|gitude|GITUDE|g|G)?(?![a-z])/;

/** What a coordinate's nearest name that has such a word says of it; null where none has. */
export function axisOf({ part, span }: Found): Axis | null {
  const names = pathOf(part, span).path.split('/');
  for (let at = names.length - 1; at >= 0; at--) {
    const name = names[at] as string;
    const [found] = WORD.exec(name) ?? [];
    if (found === undefined) continue;
    const word = found.toLowerCase();
    names[at] = name.replace(WORD, '*');
    return { word, isLatitude: word.startsWith('lat'), way: names.join('/') };
  }
  return null;
}

/** Whether two named coordinates stand in two entries of one list: a list of places holds any number of both. */
export function areOfTwoEntries(one: Axis, other: Axis): boolean {
  return one.way !== other.way && withoutIndexes(one.way) === withoutIndexes(other.way);
}

function withoutIndexes(way: string): string {
  return way.replace(/\/\d+(?=\/|$)/g, '/#');
}
