import type { Span } from '../base/index.ts';
import { beginsAsText } from './text-check.ts';

/** Bytes that are text where a part is. */
const BEGINNING = 32;

const DIVIDER = 1;
const DIGIT = 2;
const UPPER = 4;
const LOWER = 8;
const HEX_LETTER = 16;
/** What escapes are written with: the value is looked at once they are undone. */
const ESCAPE = 32;
const AT_SIGN = 64;
const SETS = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) SETS[byte] = DIVIDER;
for (const letter of '"\'<>&={}[];\x7f') SETS[letter.charCodeAt(0)] = DIVIDER;
SETS[0x40] = AT_SIGN;
for (const letter of '%\\') SETS[letter.charCodeAt(0)] = ESCAPE;
for (let byte = 0x30; byte <= 0x39; byte++) SETS[byte] = DIGIT;
for (let byte = 0x41; byte <= 0x5a; byte++) {
  const hex = byte <= 0x46 ? HEX_LETTER : 0;
  SETS[byte] = UPPER | hex;
  SETS[byte | 0x20] = LOWER | hex;
}

/** What stands between quotes, brackets, line ends and the signs of pairs, and what it is made of. */
export interface Value extends Span {
  readonly digits: number;
  readonly upper: number;
  readonly lower: number;
  /** Letters that are hexadecimal digits. */
  readonly hexLetters: number;
  readonly atSigns: number;
}

/** Shorter ones hold nothing that is looked for. */
export const LEAST_VALUE = 6;
/** Longer ones are no numbers, digests or messages. */
export const LONGEST_VALUE = 512;

/** Visits each value of a text; none of bytes that do not begin as text. */
export function eachValue(bytes: Uint8Array, span: Span, visit: (value: Value) => void): void {
  if (!beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))) return;
  let start = span.start;
  let digits = 0;
  let upper = 0;
  let lower = 0;
  let hexLetters = 0;
  let escapes = 0;
  let atSigns = 0;
  for (let at = span.start; at <= span.end; at++) {
    const sets = at < span.end ? (SETS[bytes[at] as number] as number) : DIVIDER;
    if (sets !== DIVIDER) {
      digits += (sets >> 1) & 1;
      upper += (sets >> 2) & 1;
      lower += (sets >> 3) & 1;
      hexLetters += (sets >> 4) & 1;
      escapes |= sets & ESCAPE;
      atSigns += (sets >> 6) & 1;
      continue;
    }
    const length = at - start;
    if (escapes === 0 && digits + upper + lower >= LEAST_VALUE && length <= LONGEST_VALUE)
      visit({ start, end: at, digits, upper, lower, hexLetters, atSigns });
    start = at + 1;
    digits = 0;
    upper = 0;
    lower = 0;
    hexLetters = 0;
    escapes = 0;
    atSigns = 0;
  }
}

/** Whether it is a time of these years in milliseconds since 1970, and no more: nearly all long numbers are. */
export function isMoment(bytes: Uint8Array, { start, end, digits, upper, lower }: Value): boolean {
  if (digits !== 13 || upper + lower > 0) return false;
  let first = start;
  while (first < end && SETS[bytes[first] as number] !== DIGIT) first += 1;
  return bytes[first] === 0x31 && (bytes[first + 1] as number) >= 0x35;
}

/** Whether it may be a digest or a token in base64: long, and of letters of both cases and digits. */
export function isMixed({ start, end, digits, upper, lower }: Value): boolean {
  return end - start >= LEAST_MIXED && digits > 1 && upper > 1 && lower > 1;
}

const LEAST_MIXED = 12;
