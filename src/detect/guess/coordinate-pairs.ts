import type { Span } from '../../base/index.ts';
import { coordinatesOf } from '../../case/index.ts';
import { NEAR } from '../near.ts';
import type { Likeness } from './likeness.ts';

/** Degrees with three places or more: a hundred metres. */
const DEGREES = /(?<![\w.+%-])-?\d{1,3}\.\d{3,15}(?![\w.%])/g;

/** Names of one of the two, alone or behind other words: `lat`, `gps_latitude`, `userLng`. */
const LATITUDE = /(?:^|[^a-z])lat(?:itude)?$|[a-z]Lat(?:itude)?$/;
const LONGITUDE = /(?:^|[^a-z])(?:lon|lng|long)(?:gitude|itude)?$|[a-z]L(?:on|ng|ong)(?:gitude)?$/;

interface Coordinate {
  readonly text: string;
  readonly span: Span;
  readonly isLatitude: boolean;
  readonly name: string;
}

/** Latitudes and longitudes under names of their own, the one not far behind the other. */
export function* coordinatePairs(
  text: string,
  namesAt: (span: Span) => readonly string[],
): Generator<Likeness> {
  let before: Coordinate | null = null;
  for (const { 0: digits, index } of text.matchAll(DEGREES)) {
    const span = { start: index, end: index + digits.length };
    const coordinate = named(digits, span, namesAt(span));
    if (coordinate === null) continue;
    const likeness: Likeness | null = before === null ? null : together(before, coordinate);
    if (likeness !== null) yield likeness;
    before = likeness === null ? coordinate : null;
  }
}

function named(text: string, span: Span, [name]: readonly string[]): Coordinate | null {
  if (name === undefined) return null;
  const small = /^[A-Z_\d-]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
  const isLatitude = LATITUDE.test(small);
  return isLatitude || LONGITUDE.test(small) ? { text, span, isLatitude, name } : null;
}

function together(one: Coordinate, other: Coordinate): Likeness | null {
  if (one.isLatitude === other.isLatitude || other.span.start - one.span.end > NEAR) return null;
  const [latitude, longitude] = one.isLatitude ? [one, other] : [other, one];
  const value = `${latitude.text},${longitude.text}`;
  const read = coordinatesOf(value);
  if (read === null || (read.latitude === 0 && read.longitude === 0)) return null;
  return {
    kind: 'location',
    value,
    span: { start: one.span.start, end: other.span.end },
    confidence: 'high',
    shape: 'latitude and longitude with three places or more',
    name: latitude.name,
  };
}
