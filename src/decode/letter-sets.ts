/*
 * The alphabets that a run of base64's letters may be written in. One look at each letter tells of a whole run
 * which of them it is in and which it has letters of: the readings that fit are chosen by that.
 */

/** `+` and `/`. */
export const STANDARD = 1;
/** `-` and `_`. */
export const URL_SAFE = 2;
/** Hexadecimal digits of one case, and the hyphen that divides them. */
export const LOWER_HEX = 4;
export const UPPER_HEX = 8;
/** Base32 (RFC 4648 section 6) of one case. */
export const LOWER_BASE32 = 16;
export const UPPER_BASE32 = 32;
/** Base58 as Bitcoin has it. */
export const BASE58 = 64;
/** Small letters and what joins words of them. */
export const WORDS = 128;
export const LOWER = 256;
export const UPPER = 512;
export const DIGIT = 1024;

/** Byte → the sets it is in; 0 for what is no letter of base64. */
export const LETTER_SETS: Uint16Array = new Uint16Array(256);
const MEMBERS: readonly (readonly [set: number, members: RegExp])[] = [
  [STANDARD, /[+/]/],
  [URL_SAFE, /[-_]/],
  [LOWER_HEX, /[0-9a-f-]/],
  [UPPER_HEX, /[0-9A-F-]/],
  [LOWER_BASE32, /[a-z2-7]/],
  [UPPER_BASE32, /[A-Z2-7]/],
  [BASE58, /[1-9A-HJ-NP-Za-km-z]/],
  [WORDS, /[a-z_/-]/],
  [LOWER, /[a-z]/],
  [UPPER, /[A-Z]/],
  [DIGIT, /[0-9]/],
];
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  for (const [set, members] of MEMBERS) {
    const byte = letter.charCodeAt(0);
    if (members.test(letter)) LETTER_SETS[byte] = (LETTER_SETS[byte] as number) | set;
  }
}

export function isLetter(byte: number): boolean {
  return LETTER_SETS[byte] !== 0;
}

const SETS = 11;

/** Sets that every byte is in, and sets that some byte is in, as one number: asked for each word, it allocates nothing. */
export function setsOf(bytes: Uint8Array, start: number, end: number): number {
  let all = (1 << SETS) - 1;
  let any = 0;
  for (let at = start; at < end; at++) {
    const sets = LETTER_SETS[bytes[at] as number] as number;
    all &= sets;
    any |= sets;
  }
  return all | (any << SETS);
}

/** Of what `setsOf` gives the sets that every byte is in. */
export function allOf(sets: number): number {
  return sets & ((1 << SETS) - 1);
}

/** Of what `setsOf` gives the sets that some byte is in. */
export function anyOf(sets: number): number {
  return sets >>> SETS;
}
