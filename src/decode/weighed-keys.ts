import { ANY_MODEL, MODELS, type Model, PER_BIT, PRINTABLE_MODEL } from './byte-models.ts';

/*
 * What bytes would be with each byte taken off all of them, weighed as each kind of thing that is written. The bytes
 * are counted first, so that their number does not matter. A key is told where it gives more bits than what stands
 * there by so many that none of 255 would by chance.
 */

/** Fewer different bytes are a filling. */
const LEAST_DIFFERENT = 4;
const LEAST_DIFFERENT_OF_MANY = 8;
const MANY = 64;
/** Keys that are tried: digits alone leave some that give signs and letters, the more the fewer bytes there are. */
export const MOST_KEYS = 6;
const MOST_OF_FEW = 12;
const FEW = 128;

/** One of 255 keys, and a wrong one at most once in sixty times. */
const LEAST_BITS = 14;
/** The same where bytes are so few that hardly anything is sure, and looking costs little. */
const LEAST_BITS_OF_FEW = 10;
/** Bytes for each bit more, as no model is quite right of what is mixed. */
const BYTES_PER_BIT = 8;
/** Bits less than the best key has that others are tried with. */
const LEAST_NEAR = 24;
/** Keys that are weighed as each kind by itself: the best of those by all kinds together. */
const MOST_RANKED = 16;

const NONE: readonly number[] = [];

const counts = new Uint16Array(256);

interface Weighed {
  readonly key: number;
  readonly weight: number;
}

/** The keys from 1 to below `end` that give enough, best first. Where all bytes have the highest bit so have the keys. */
export function weighedKeys(bytes: Uint8Array, length: number, end: number): readonly number[] {
  const different = countBytes(bytes, length);
  if (different.length < (length < MANY ? LEAST_DIFFERENT : LEAST_DIFFERENT_OF_MANY)) return NONE;
  const first = end === 0x80 ? (bytes[0] as number) & 0x80 : 0;
  const ranked: Weighed[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let key = Math.max(first, 1); key < first + end; key++) {
    const weight = weightOf(different, ANY_MODEL, key);
    if (weight <= last) continue;
    insert(ranked, { key, weight });
    if (ranked.length === MOST_RANKED) last = (ranked[MOST_RANKED - 1] as Weighed).weight;
  }
  let least = weightOf(different, PRINTABLE_MODEL, 0);
  for (const model of MODELS) least = Math.max(least, weightOf(different, model, 0));
  least =
    Math.max(least, 0) + PER_BIT * (length <= FEW ? LEAST_BITS_OF_FEW : LEAST_BITS + length / BYTES_PER_BIT);
  let best = least;
  const found: Weighed[] = [];
  for (const key of new Set([...ranked.map((one) => one.key), ...keysOfMost(different)])) {
    if (key === 0 || key < first || key >= first + end) continue;
    let weight = Number.NEGATIVE_INFINITY;
    for (const model of MODELS) weight = Math.max(weight, weightOf(different, model, key));
    if (weight < least) continue;
    found.push({ key, weight });
    best = Math.max(best, weight);
  }
  return found
    .filter(({ weight }) => weight >= best - LEAST_NEAR * PER_BIT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, length <= FEW ? MOST_OF_FEW : MOST_KEYS)
    .map(({ key }) => key);
}

/** What is more frequent than all else in some of the models: zero, and first bytes of UTF-8. */
const FREQUENT = [0x00, 0xd0, 0xd1, 0xe0, 0xa4, 0xa5, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9];

/** The keys under which the most frequent byte is one of those. */
function keysOfMost(different: readonly number[]): readonly number[] {
  let most = different[0] as number;
  for (const byte of different) if ((counts[byte] as number) > (counts[most] as number)) most = byte;
  return FREQUENT.map((byte) => byte ^ most);
}

function insert(ranked: Weighed[], one: Weighed): void {
  let at = ranked.length;
  while (at > 0 && (ranked[at - 1] as Weighed).weight < one.weight) at -= 1;
  ranked.splice(at, 0, one);
  if (ranked.length > MOST_RANKED) ranked.pop();
}

function weightOf(different: readonly number[], model: Model, key: number): number {
  let weight = 0;
  for (const byte of different) weight += (model[byte ^ key] as number) * (counts[byte] as number);
  return weight;
}

/** Counts the bytes; gives those that there are. */
function countBytes(bytes: Uint8Array, length: number): number[] {
  counts.fill(0);
  const different: number[] = [];
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (counts[byte] === 0) different.push(byte);
    counts[byte] = (counts[byte] as number) + 1;
  }
  return different;
}
