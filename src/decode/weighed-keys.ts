import {
  ANY_MODEL,
  MODELS,
  MODELS_OF_FREQUENT,
  type Model,
  PER_BIT,
  PRINTABLE_MODEL,
} from './byte-models.ts';

/*
 * What bytes would be with each byte taken off all of them, weighed as each kind of thing that is written. The bytes
 * are counted first, so that their number does not matter. All keys are weighed as any kind, and the best of those as
 * each. A key is told where it gives more bits than what stands there by so many that none of 255 would by chance.
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
/** Keys that are weighed as each kind by itself. */
const MOST_RANKED = 16;

const NONE: readonly number[] = [];

/** How often each byte stands; then the different bytes in a row, and how often each of them does. Kept. */
const counts = new Uint16Array(256);
const values = new Uint8Array(256);
const times = new Uint16Array(256);
let different = 0;

/** The best keys as any kind, and what they weigh. Kept. */
const ranked = new Uint8Array(MOST_RANKED);
const weights = new Int32Array(MOST_RANKED);

interface Weighed {
  readonly key: number;
  readonly weight: number;
}

/** The keys from 1 to below `end` that give enough, best first. Where all bytes have the highest bit so have the keys. */
export function weighedKeys(bytes: Uint8Array, length: number, end: number): readonly number[] {
  countBytes(bytes, length);
  if (different < (length < MANY ? LEAST_DIFFERENT : LEAST_DIFFERENT_OF_MANY)) return NONE;
  const first = end === 0x80 ? (bytes[0] as number) & 0x80 : 0;
  const found: Weighed[] = [];
  const least =
    Math.max(weightOf(PRINTABLE_MODEL, 0), weightAs(MODELS, 0), 0) +
    PER_BIT * (length <= FEW ? LEAST_BITS_OF_FEW : LEAST_BITS + length / BYTES_PER_BIT);
  let best = least;
  const take = (key: number, models: readonly Model[]) => {
    const weight = weightAs(models, key);
    if (weight < least || found.some((one) => one.key === key)) return;
    found.push({ key, weight });
    best = Math.max(best, weight);
  };
  const count = rankKeys(first, end);
  for (let rank = 0; rank < count; rank++) take(ranked[rank] as number, MODELS);
  for (const key of keysOfMost())
    if (key > 0 && key >= first && key < first + end) take(key, MODELS_OF_FREQUENT);
  if (found.length === 0) return NONE;
  return found
    .filter(({ weight }) => weight >= best - LEAST_NEAR * PER_BIT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, length <= FEW ? MOST_OF_FEW : MOST_KEYS)
    .map(({ key }) => key);
}

/** Ranks the keys that give something at all; how many they are. */
function rankKeys(first: number, end: number): number {
  let count = 0;
  let last = 0;
  for (let key = Math.max(first, 1); key < first + end; key++) {
    const weight = weightOf(ANY_MODEL, key);
    if (weight <= last) continue;
    let at = count < MOST_RANKED ? count++ : count - 1;
    for (; at > 0 && (weights[at - 1] as number) < weight; at--) {
      weights[at] = weights[at - 1] as number;
      ranked[at] = ranked[at - 1] as number;
    }
    weights[at] = weight;
    ranked[at] = key;
    if (count === MOST_RANKED) last = weights[MOST_RANKED - 1] as number;
  }
  return count;
}

/** What is more frequent than all else in some of the models: zero, and first bytes of UTF-8. */
const FREQUENT = [0x00, 0xd0, 0xd1, 0xe0, 0xa4, 0xa5, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9];

/** The keys under which the most frequent byte is one of those. */
function keysOfMost(): readonly number[] {
  let most = 0;
  for (let index = 1; index < different; index++)
    if ((times[index] as number) > (times[most] as number)) most = index;
  return FREQUENT.map((byte) => byte ^ (values[most] as number));
}

function weightAs(models: readonly Model[], key: number): number {
  let weight = Number.NEGATIVE_INFINITY;
  for (const model of models) weight = Math.max(weight, weightOf(model, key));
  return weight;
}

function weightOf(model: Model, key: number): number {
  let weight = 0;
  for (let index = 0; index < different; index++)
    weight += (model[(values[index] as number) ^ key] as number) * (times[index] as number);
  return weight;
}

function countBytes(bytes: Uint8Array, length: number): void {
  counts.fill(0);
  different = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (counts[byte] === 0) values[different++] = byte;
    counts[byte] = (counts[byte] as number) + 1;
  }
  for (let index = 0; index < different; index++) times[index] = counts[values[index] as number] as number;
}
