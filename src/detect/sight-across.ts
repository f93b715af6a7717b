import type { Needles } from './compile-identity.ts';
import { type NamedCoordinate, pairsOf } from './places-in.ts';
import { sightedOf } from './sighted-of.ts';
import type { Sighted } from './sighting.ts';

/**
 * Places whose latitude and longitude stand in two sections of one message, such as two header fields, of what
 * `sight` gave as `halves` for each of them.
 */
export function sightAcross(halves: readonly NamedCoordinate[], { population }: Needles): Sighted[] {
  const { pairs } = pairsOf(halves);
  return pairs.map((pair) => sightedOf(pair, { byteLength: pair.part.bytes.byteLength, population }));
}
