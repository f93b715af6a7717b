import type { Span } from '../base/index.ts';
import type { Search } from './layers/layer-finder.ts';
import { anyOf, LOWER, setsOf, UPPER } from './letter-sets.ts';
import { Scratch } from './scratch.ts';
import { isDivided, LEAST_CHARACTERS, LEAST_SHORT } from './short-words.ts';
import { SIX_BITS } from './six-bits.ts';

/*
 * Letters glued before a few bytes in base64 that are no text leave nothing to tell them by but what is looked for: a
 * hardware address has six bytes, a number in BCD as many.
 */

const MOST_GLUED = 3;
/** Letters of what is looked for. */
const LEAST_LETTERS = LEAST_SHORT;
const MIXED = LOWER | UPPER;
const NONE: readonly number[] = [];

/** Kept, as hardly any word holds anything. */
const scratch = new Scratch(LEAST_CHARACTERS);

/** Where base64 begins in a short word so that something which is looked for may stand in it. */
export function heldShifts({ bytes, mayHold }: Search, { start, end }: Span): readonly number[] {
  if (mayHold === undefined || end - start >= LEAST_CHARACTERS) return NONE;
  // Bytes that are no text hardly ever give small letters alone.
  if ((anyOf(setsOf(bytes, start, end)) & MIXED) !== MIXED || !isDivided(bytes, start, end)) return NONE;
  let shifts = NONE;
  for (let from = start + 1; from <= start + MOST_GLUED && end - from >= LEAST_LETTERS; from++) {
    if (mayHold(decode(bytes, from, end))) shifts = [...shifts, from];
  }
  return shifts;
}

function decode(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const letters = end - start;
  const decoded = scratch.of((letters >> 2) * 3 + Math.max((letters & 3) - 1, 0));
  let bits = 0;
  let to = 0;
  for (let at = start; at < end; at++) {
    bits = (bits << 6) | (SIX_BITS[bytes[at] as number] as number);
    const phase = (at - start) & 3;
    if (phase !== 0) decoded[to++] = bits >>> (6 - phase * 2);
  }
  return decoded;
}
