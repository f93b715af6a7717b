import { textOf } from '../base/index.ts';
import { type Alphabet, alphabetOf, type Population } from './alphabet.ts';
import { cellNumbers, FEWEST_OF_GEOHASH } from './forms/index.ts';
import type { Found } from './found.ts';
import { NEAR } from './near.ts';
import { metresOf } from './nearby.ts';
import { bitsTold } from './proves-nothing.ts';

/*
 * How probable it is that bytes which have nothing to do with the phone would have been taken for what was found. Of
 * each alphabet all signs are taken for equally probable: a place agrees with one writing by alphabet^-length, with
 * any of N by N times as much, and a text has as many places as words of that length and one byte between two fit in
 * it, or for what needs no border as many as it has bytes. `docs/detect/chance.md` has the formula with examples.
 */

/** No sighting is told to be surer: past it the formula is not what could be wrong. */
export const LEAST_CHANCE = 1e-99;

/**
 * Square metres over which the coordinates of unrelated traffic are taken to be spread: a hundred thousand square
 * kilometres, a small country. On all of the earth a place would be met five thousand times as rarely.
 */
const SPREAD_OVER = 1e11;

/** What a chance depends on besides what was found. */
export interface Searched {
  /** Bytes of the section and of all parts that it unfolded into. */
  readonly byteLength: number;
  readonly population: Population;
}

/** The probability, of two digits. */
export function chanceOf(found: Found, { byteLength, population }: Searched): number {
  const [first = found, ...others] = found.members ?? [];
  const metres = metresOf(found.forms);
  if (metres !== null) {
    const pairs = found.namedBy === null ? placesIn(byteLength, found) : 1;
    const chance = once(((Math.PI * metres ** 2) / SPREAD_OVER) * population.degrees * pairs);
    return Math.max(LEAST_CHANCE, Number(chance.toPrecision(2)));
  }
  const alphabet = alphabetOf(first.claim.boundary);
  // Bare digests are as many as written ones.
  const isBare = alphabet === 'bytes' && first.claim.rank === 2;
  const one = likelihood(first) * population[isBare ? 'hex' : alphabet];
  // Under a name that says what it is there is one place.
  let chance = once(found.namedBy === null ? one * placesIn(byteLength, first) : one);
  for (const other of others) {
    const room = first.claim.identifier.kind === 'location' ? NEAR : byteLength;
    chance *= once(likelihood(other) * others.length * placesIn(room, other));
  }
  return Math.max(LEAST_CHANCE, Number(chance.toPrecision(2)));
}

/** That something happens at least once which is expected so many times. */
function once(expected: number): number {
  return -Math.expm1(-expected);
}

function placesIn(byteLength: number, { claim, span }: Found): number {
  const { boundary } = claim;
  if (alphabetOf(boundary) === 'bytes' || boundary === 'fragment') return byteLength;
  return Math.max(1, byteLength / (span.end - span.start + 1));
}

/** Signs of each alphabet; words are measured by what they tell. */
const SIGNS: Readonly<Record<Exclude<Alphabet, 'words' | 'degrees'>, number>> = {
  figures: 10,
  hex: 16,
  base32: 32,
  base64: 64,
  bytes: 256,
};

/** How probable it is that any one place agrees. */
function likelihood(found: Found): number {
  const { claim, part, span } = found;
  const { boundary, identifier } = claim;
  const alphabet = alphabetOf(boundary);
  if (alphabet === 'words') {
    const { value } = identifier;
    const stood = boundary === 'tagged' && typeof value === 'string' ? value : textIn(part.bytes, span);
    return 2 ** -bitsTold(stood);
  }
  // A number near the case's is never told by itself, and a place by the area around it.
  if (alphabet === 'degrees') return 1;
  const stood = telling(alphabet, boundary, part.bytes.subarray(span.start, span.end));
  return SIGNS[alphabet] ** -(stood + toldBeside(found));
}

/** Figures that agreed in a field beside: a cell counts with its area. */
function toldBeside({ claim: { boundary, identifier } }: Found): number {
  if (boundary !== 'cell' || typeof identifier.value !== 'string') return 0;
  return cellNumbers(identifier.value)?.[2].length ?? 0;
}

function textIn(bytes: Uint8Array, { start, end }: Found['span']): string {
  return textOf(bytes.subarray(start, end)).normalize('NFC');
}

/** Signs of the alphabet in what stood there, without those that nothing was compared with. */
function telling(alphabet: Alphabet, boundary: string, bytes: Uint8Array): number {
  if (alphabet === 'bytes') return bytes.length;
  if (boundary === 'geohash') return FEWEST_OF_GEOHASH;
  let count = 0;
  for (const byte of bytes) if (isSign(alphabet, byte)) count += 1;
  return boundary === 'imeisv' ? count - 2 : count;
}

function isSign(alphabet: Alphabet, byte: number): boolean {
  if (byte >= 0x30 && byte <= 0x39) return true;
  if (alphabet === 'figures') return false;
  if (alphabet === 'base64') return byte !== 0x3d;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66;
}
