import type { Span } from '../base/index.ts';
import { base32End, base32GivesText, isBase32Whole } from './base32-region.ts';
import { decodeBase58, mayBeShort58 } from './base58-region.ts';
import { isHexValue } from './hex-runs.ts';
import {
  allOf,
  anyOf,
  BASE58,
  DIGIT,
  LOWER,
  LOWER_BASE32,
  LOWER_HEX,
  setsOf,
  UPPER,
  UPPER_BASE32,
  UPPER_HEX,
  URL_SAFE,
  WORDS,
} from './letter-sets.ts';
import type { Layer } from './part.ts';
import { SIX_BITS } from './six-bits.ts';
import { beginsAsText, NO_TEXT, textState } from './text-check.ts';
import { isWordy, wordiness } from './wordy.ts';

/*
 * Base64 of less than twelve bytes looks like any word, and so does what else is written in letters. What so few
 * bytes can hold that tells anything is text: a telephone number, a serial number, the name of a carrier. So a
 * short run is believed where it is padded as it must be, or is a whole value between what divides values, and where
 * it gives text and nothing else. Of words one in some hundred does so by chance; most are given up at their second
 * letter or their third.
 */

/** Shortest: six bytes of base64, fewer than any telephone number has digits. */
export const LEAST_SHORT = 8;
/** Runs from this many characters on are read whatever they give. */
export const LEAST_CHARACTERS = 16;

/** Share of pairs of small letters (see wordy.ts) in what is no short value: one text in some thousand has so many. */
const SHORT_WORDS = 0.7;

const QUOTE = 0x22;
const SLASH = 0x2f;
const COLON = 0x3a;
const PADDING = 0x3d;
const ZERO = 0x30;
const SMALL_X = 0x78;

const CODE = LOWER | UPPER | DIGIT;
const MIXED = LOWER | UPPER;

const BEFORE = 1;
const BEHIND = 2;
/** Byte → whether it may stand before a value, or behind one. */
const DIVIDES = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const letter = String.fromCharCode(byte);
  // White space, and in binary bytes tags and lengths.
  const isBlank = byte <= 0x20;
  DIVIDES[byte] =
    (isBlank || '"\'=&;,/>[('.includes(letter) ? BEFORE : 0) |
    (isBlank || '"\'&;,/<#])'.includes(letter) ? BEHIND : 0);
}

/** A short value: the letters that give it, and where its padding ends. */
export interface ShortWord extends Span {
  readonly letters: number;
  readonly layer: Layer & ('base64' | 'base64url' | 'hex' | 'base32' | 'base58');
}

/**
 * Tells the short values in a run of base64's letters: the run itself, or else what stands between slashes where
 * it begins with one, or is no short run.
 */
export function findShort(bytes: Uint8Array, run: Span, found: (word: ShortWord) => void): void {
  const whole = shortWord(bytes, run.start, run.end);
  if (whole !== null) {
    found(whole);
    // Without text in either nothing says which of the two it is.
    if (whole.layer === 'base58' && isBase64Whole(bytes, run.start, run.end))
      found({ start: run.start, end: run.end, letters: run.end, layer: 'base64' });
    return;
  }
  if (bytes[run.start] !== SLASH && run.end - run.start < LEAST_CHARACTERS) return;
  let start = run.start;
  for (let at = start; at <= run.end; at++) {
    if (at < run.end && bytes[at] !== SLASH) continue;
    const word = shortWord(bytes, start, at);
    if (word !== null) found(word);
    start = at + 1;
  }
}

/** Spares most words the making of anything. */
export function mayHoldShort(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === SLASH || isCandidate(bytes, start, end);
}

/** What a run of letters is, if it is a short value; null where it is none. */
function shortWord(bytes: Uint8Array, start: number, end: number): ShortWord | null {
  const length = end - start;
  if (length < LEAST_SHORT || length >= LEAST_CHARACTERS || !isCandidate(bytes, start, end)) return null;
  const sets = setsOf(bytes, start, end);
  const all = allOf(sets);
  const any = anyOf(sets);
  const base64 = (any & URL_SAFE) === 0 ? 'base64' : 'base64url';
  const isWord = (all & (WORDS | LOWER_HEX | UPPER_HEX)) !== 0;
  const divided = isDivided(bytes, start, end);
  // Letters of both cases are mostly no word: those that are were passed over by then.
  const isCode = divided && (any & MIXED) === MIXED;
  const over = length & 3;
  const padding = bytes[end] === PADDING && end < bytes.byteLength ? paddingAt(bytes, end, over) : 0;
  const padded = { start, end: end + Math.max(padding, 0), letters: end, layer: base64 } as const;
  if ((padding > 0 || (padding === 0 && divided && !isWord)) && givesText(bytes, start, end)) return padded;
  if ((all & (LOWER_BASE32 | UPPER_BASE32)) !== 0) {
    const last = base32Short(bytes, { start, end }, { divided, hasDigit: (any & DIGIT) !== 0 });
    if (last !== -1) return { start, end: last, letters: end, layer: 'base32' };
  }
  if (padding > 0 && isBase64Whole(bytes, start, end)) return padded;
  if (!divided) return null;
  const digits = bytes[start] === ZERO && bytes[start + 1] === SMALL_X ? start + 2 : start;
  if (((all & (LOWER_HEX | UPPER_HEX)) !== 0 || digits > start) && isHexValue(bytes, digits, end))
    return { start: digits, end, letters: end, layer: 'hex' };
  if (isWord || isWordy(bytes, start, end)) return null;
  if (isShort58(bytes, { start, end }, sets)) return { start, end, letters: end, layer: 'base58' };
  // One to three letters glued before it.
  for (let from = start + 1; from <= start + 3 && end - from >= LEAST_SHORT; from++) {
    if (givesText(bytes, from, end)) return { start: from, end, letters: end, layer: base64 };
  }
  return isCode && isBase64Whole(bytes, start, end) ? padded : null;
}

/** Letters that are only base32's: whatever they give where padding or a digit says so, else text. -1: they are not. */
function base32Short(
  bytes: Uint8Array,
  span: Span,
  { divided, hasDigit }: { readonly divided: boolean; readonly hasDigit: boolean },
): number {
  if (!isBase32Whole(bytes, span)) return -1;
  const last = base32End(bytes, span, bytes.byteLength);
  if (last > span.end) return last;
  return divided && (hasDigit || base32GivesText(bytes, span)) ? last : -1;
}

/** Whether the letters are padded, or a whole value and no words: most are not. */
function isCandidate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end < bytes.byteLength && bytes[end] === PADDING) return true;
  return isDivided(bytes, start, end) && wordiness(bytes, start, end) <= SHORT_WORDS;
}

function isShort58(bytes: Uint8Array, span: Span, sets: number): boolean {
  const all = allOf(sets);
  const any = anyOf(sets);
  if ((all & BASE58) === 0 || (any & UPPER) === 0 || (any & (LOWER | DIGIT)) === 0) return false;
  if ((any & CODE) === CODE) return true;
  if (!mayBeShort58(bytes, span)) return false;
  const decoded = decodeBase58(bytes, span);
  let more = 0;
  for (const byte of decoded) {
    more = textState(more, byte);
    if (more === NO_TEXT) return false;
  }
  return more === 0;
}

/** The length of the padding where it is as it must be; -1 where the equals signs mean something else. */
function paddingAt(bytes: Uint8Array, at: number, over: number): number {
  const length = over === 0 ? 0 : 4 - over;
  if (length === 0 || (length === 2 && bytes[at + 1] !== PADDING)) return -1;
  // Behind a name's equals sign comes its value.
  const behind = at + length < bytes.byteLength ? (bytes[at + length] as number) : SLASH;
  return behind === SLASH || (behind !== PADDING && SIX_BITS[behind] === 255) ? length : -1;
}

/** Whether the run is a value from end to end, and no name in JSON. */
export function isDivided(bytes: Uint8Array, start: number, end: number): boolean {
  if (end < bytes.byteLength) {
    if (((DIVIDES[bytes[end] as number] as number) & BEHIND) === 0) return false;
    if (bytes[end] === QUOTE && bytes[end + 1] === COLON) return false;
  }
  return start === 0 || ((DIVIDES[bytes[start - 1] as number] as number) & BEFORE) !== 0;
}

/** Whether nothing stands in the bits left over (RFC 4648 section 3.5). */
function isBase64Whole(bytes: Uint8Array, start: number, end: number): boolean {
  const over = (end - start) & 3;
  const last = SIX_BITS[bytes[end - 1] as number] as number;
  return over === 0 || (over !== 1 && (last & (over === 2 ? 15 : 3)) === 0);
}

/** Whether the run gives UTF-8 without controls, and nothing stands in the bits left over. */
function givesText(bytes: Uint8Array, start: number, end: number): boolean {
  const over = (end - start) & 3;
  if (over === 1) return false;
  let bits = 0;
  let more = 0;
  for (let at = start; at < end; at++) {
    bits = ((bits << 6) | (SIX_BITS[bytes[at] as number] as number)) & 0xfff;
    const phase = (at - start) & 3;
    if (phase === 0) continue;
    more = textState(more, (bits >> (6 - phase * 2)) & 0xff);
    if (more === NO_TEXT) return false;
  }
  return more === 0 && (over === 0 || (bits & (over === 2 ? 15 : 3)) === 0);
}

/** Whether the letters from `at` on, up to `end`, give text, were a character cut off at either end of them. */
export function runsAsText(bytes: Uint8Array, at: number, end: number): boolean {
  let length = 0;
  for (let quad = at; quad + 4 <= end && length < PROBED; quad += 4) {
    const bits =
      ((SIX_BITS[bytes[quad] as number] as number) << 18) |
      ((SIX_BITS[bytes[quad + 1] as number] as number) << 12) |
      ((SIX_BITS[bytes[quad + 2] as number] as number) << 6) |
      (SIX_BITS[bytes[quad + 3] as number] as number);
    PROBE[length++] = bits >> 16;
    PROBE[length++] = bits >> 8;
    PROBE[length++] = bits;
  }
  let from = 0;
  while (from < 3 && from < length && (PROBE[from] as number) >> 6 === 2) from += 1;
  return length >= LEAST_PROBED && beginsAsText(PROBE, from, length);
}

/** Bytes that are looked at to tell text; of so many random ones one in 100,000 rows is. */
const PROBED = 12;
const LEAST_PROBED = 9;
const PROBE = new Uint8Array(PROBED);
