import type { Span } from '../base/index.ts';
import type { Changed } from './letter-pairs.ts';
import { rotatedHex } from './rot13-text.ts';
import { isMixed, isMoment, type Value } from './value-signs.ts';

/*
 * What a value is made of that could be something looked for when it is undone: a number or an address backwards, a
 * code or a digest through rot13. Words are told by their pairs of letters, as those of whole texts are.
 */

/** As many digits as a telephone number has. */
const LEAST_DIGITS = 7;
/** Digits and letters of what is hexadecimal, of a value that is looked at, and of one that surely was rotated. */
const LEAST_HEX = 8;
const SURE_HEX = 16;
/** Longest value in which letters past ASCII may be a name. */
export const LONGEST_NAME = 64;
/** Bits that are enough to look at a value with others. */
const LIKELY_BITS = 3;

/** Whether a value could be a number, an address or a name when it is read backwards. */
export function mayBeTurned(bytes: Uint8Array, value: Value, changed: Changed | null): boolean {
  const { digits, upper, lower, hexLetters, atSigns } = value;
  // Nearly all values are words of small letters.
  if (changed !== null && isLikely(changed, changed.turned)) return true;
  if (digits + upper + atSigns === 0) return hasOthers(bytes, value);
  if (digits >= LEAST_DIGITS && !isMoment(bytes, value)) return true;
  const isHex = upper + lower === hexLetters && digits > 1 && digits + hexLetters >= LEAST_HEX;
  return (isHex && hexLetters > 0) || atSigns > 0 || isMixed(value) || isName(bytes, value);
}

/** Whether a short value has letters past ASCII. */
function hasOthers(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end - start > LONGEST_NAME) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80) return true;
  return false;
}

/** Whether a word ends with a capital behind a small letter, or all are capitals. */
function isName(bytes: Uint8Array, { start, end, digits, upper, lower }: Value): boolean {
  if (upper === 0) return false;
  if (lower === 0) return digits === 0;
  for (let at = start + 1; at < end; at++) {
    if (!isUpper(bytes[at] as number) || (bytes[at - 1] as number) < 0x61) continue;
    if ((at + 1 === end || bytes[at + 1] === 0x20) && (digits === 0 || isWordBefore(bytes, start, at)))
      return true;
  }
  return hasOthers(bytes, { start, end });
}

/** Whether nothing but small letters stands before. */
function isWordBefore(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < LEAST_WORD) return false;
  for (let at = end - LEAST_WORD; at < end; at++) if ((bytes[at] as number) < 0x61) return false;
  return true;
}

/** Small letters of a name. */
const LEAST_WORD = 4;

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** Whether a value could be hexadecimal, a code, a digest or words once it is rotated. */
export function mayBeRotated(bytes: Uint8Array, value: Value, changed: Changed | null): boolean {
  return (
    (value.digits > 1 && rotatedHex(bytes, value)) ||
    isCode(bytes, value) ||
    (changed !== null && isLikely(changed, changed.rotated)) ||
    isMixed(value)
  );
}

function isLikely({ letters, inWords }: Changed, bits: number): boolean {
  return bits >= LIKELY_BITS && inWords * 2 >= letters;
}

/**
 * Digits among letters that are not those of hexadecimal, as codes of orders and devices have them. In paths, in
 * sentences and behind a colon numbers stand by themselves, and are read as they are.
 */
function isCode(bytes: Uint8Array, { start, end, digits, upper, lower, hexLetters }: Value): boolean {
  const letters = upper + lower;
  if (digits < LEAST_CODE_DIGITS || letters <= Math.max(1, hexLetters) || end - start < LEAST_CODE)
    return false;
  for (let at = start; at < end; at++) if (DIVIDES[bytes[at] as number] === 1) return false;
  return true;
}

const DIVIDES = new Uint8Array(256);
for (const sign of ' /:') DIVIDES[sign.charCodeAt(0)] = 1;
const LEAST_CODE_DIGITS = 4;
const LEAST_CODE = 10;

/** Whether a string is nothing but rotated hexadecimal, with or without one sign between its pairs. */
export function isRotatedHex(bytes: Uint8Array, { start, end }: Span): boolean {
  let digits = 0;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const small = (bytes[at] as number) | 0x20;
    if (small >= 0x6e && small <= 0x73) letters += 1;
    else if (small >= 0x30 && small <= 0x39) digits += 1;
    else if (small >= 0x61 && small <= 0x7a) return false;
  }
  return digits > 1 && letters > 1 && digits + letters >= SURE_HEX && (digits + letters) * 2 >= end - start;
}

/** The same of what stands between slashes in a value. */
export function isSegmentRotatedHex(bytes: Uint8Array, { start, end }: Span): boolean {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== SLASH) continue;
    if (at - from >= SURE_HEX && isRotatedHex(bytes, { start: from, end: at })) return true;
    from = at + 1;
  }
  return false;
}

const SLASH = 0x2f;
