import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';
import { LETTER_SETS, UPPER } from './letter-sets.ts';
import { wordiness } from './wordy.ts';

/*
 * Ascii85 (PostScript Language Reference, 3rd edition, section 3.13.3): five letters from `!` to `u` are four bytes, two to
 * four letters at the end are one byte less; `z` alone is four zeros; white space means nothing. As `z` and white
 * space move the groups about, a span is led back by reading from the start again.
 */

const FIRST = 0x21;
const LAST = 0x75;
const ZEROS = 0x7a;

/** Letters of a part or a value that is read as a whole whatever it gives. */
export const LEAST_WHOLE = 10;
/** Share of them that no other writing in letters has: in random letters of it three in ten. */
const LEAST_SIGNS = 0.12;
/** Share of pairs of small letters that is left to chance: in random letters of it one in sixteen is. */
const MOST_WORDS = 0.3;

export function isBase85Letter(byte: number): boolean {
  return (byte >= FIRST && byte <= LAST) || byte === ZEROS;
}

/** Whether a run is all letters of it, enough of them no letters of anything else, and none of it words. */
export function isUnmistakable85(bytes: Uint8Array, { start, end }: Span): boolean {
  let signs = 0;
  let cases = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isBase85Letter(byte)) return false;
    const sets = LETTER_SETS[byte] as number;
    if (sets === 0) signs += 1;
    cases |= sets;
  }
  const length = end - start;
  if (length < LEAST_WHOLE || signs <= length * LEAST_SIGNS || (cases & UPPER) === 0) return false;
  return wordiness(bytes, start, end) < MOST_WORDS;
}

/** Whether the mark that opens it stands in the bytes. */
export function isMarkedBase85(bytes: Uint8Array): boolean {
  for (let at = 1; at < bytes.byteLength; at++) if (bytes[at] === 0x7e && bytes[at - 1] === 0x3c) return true;
  return false;
}

/** What the letters stand for, as far as they can be read. */
export interface Read85 {
  readonly bytes: Uint8Array;
  /** Where the letters that were read end. */
  readonly end: number;
  /** All of the span was read. */
  readonly isWhole: boolean;
}

/** Reads a span of letters and white space. */
export function readBase85(bytes: Uint8Array, { start, end }: Span): Read85 {
  const decoded = new Uint8Array(mostDecoded(bytes, { start, end }));
  let to = 0;
  let stopped = start;
  const isWhole = eachGroup(bytes, { start, end }, (group) => {
    for (let shift = 24, left = group.byteLength; left > 0; left -= 1, shift -= 8)
      decoded[to++] = group.value >>> shift;
    stopped = group.end;
    return true;
  });
  return { bytes: decoded.subarray(0, to), end: stopped, isWhole };
}

function mostDecoded(bytes: Uint8Array, { start, end }: Span): number {
  let zeros = 0;
  for (let at = start; at < end; at++) if (bytes[at] === ZEROS) zeros += 1;
  return Math.ceil(((end - start) * 4) / 5) + zeros * 4;
}

interface Group extends Span {
  /** Its bytes, the first in the highest bits. */
  readonly value: number;
  readonly byteLength: number;
}

/** Tells each group until one is none, or until no more are wanted; whether all of the span was read. */
function eachGroup(bytes: Uint8Array, { start, end }: Span, found: (group: Group) => boolean): boolean {
  let value = 0;
  let letters = 0;
  let first = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte <= 0x20) continue;
    if (letters === 0) first = at;
    if (byte === ZEROS && letters === 0) {
      if (!found({ start: at, end: at + 1, value: 0, byteLength: 4 })) return false;
      continue;
    }
    if (byte < FIRST || byte > LAST) return false;
    value = value * 85 + byte - FIRST;
    letters += 1;
    if (letters < 5) continue;
    if (value > 0xffff_ffff || !found({ start: first, end: at + 1, value, byteLength: 4 })) return false;
    value = 0;
    letters = 0;
  }
  if (letters === 0) return true;
  if (letters === 1) return false;
  // What is missing is read as the last letter, so that cutting it off rounds down to what was written.
  for (let missing = letters; missing < 5; missing++) value = value * 85 + 84;
  return value <= 0xffff_ffff && found({ start: first, end, value, byteLength: letters - 1 });
}

/** `span`: the region with its marks; `letters`: what stands between them. */
export function base85Region(
  bytes: Uint8Array,
  span: Span,
  { letters, read }: { readonly letters: Span; readonly read: Read85 },
): Region {
  return {
    layer: 'base85',
    span,
    bytes: read.bytes,
    back(inner) {
      let at = 0;
      let start = letters.start;
      let end = letters.end;
      eachGroup(bytes, letters, (group) => {
        const next = at + group.byteLength;
        if (at <= inner.start) start = group.start;
        if (next >= inner.end) end = group.end;
        at = next;
        return at < inner.end;
      });
      return { start, end };
    },
    claims: false,
    fault: null,
  };
}
