/** Classes of bytes, each a bit; a byte is in one of them or in none. */
export const FIGURE = 1;
const HEX_LETTER = 2;
const LATER_LETTER = 4;
const OTHER_LETTER = 8;
const SIGN = 16;
const LOW_LINE = 32;
const DIVIDER = 64;
const DIVIDER_PAST_ASCII = 128;

/** What words of base64 in either alphabet (RFC 4648) are made of, letters and figures alone, and hexadecimal. */
export const WORD: number = FIGURE | HEX_LETTER | LATER_LETTER | OTHER_LETTER | SIGN | LOW_LINE;
export const ALNUM: number = FIGURE | HEX_LETTER | LATER_LETTER | OTHER_LETTER;
export const HEX: number = FIGURE | HEX_LETTER;
/** Figures and what may stand between the groups of a number; past ASCII some bytes more. */
export const NUMBER: number = FIGURE | SIGN | DIVIDER | DIVIDER_PAST_ASCII;

/** A class is all bytes whose upper half is one of these and whose lower half is one of those. */
const HALVES: readonly (readonly [kind: number, upper: readonly number[], lower: readonly number[]])[] = [
  [FIGURE, [3], range(0, 9)],
  [HEX_LETTER, [4, 6], range(1, 6)],
  [LATER_LETTER, [4, 6], range(7, 15)],
  [OTHER_LETTER, [5, 7], range(0, 10)],
  [SIGN, [2], [0xb, 0xd, 0xf]],
  [LOW_LINE, [5], [0xf]],
  [DIVIDER, [2], [0x0, 0x8, 0x9, 0xe]],
  [DIVIDER_PAST_ASCII, [0x8, 0x9, 0xa, 0xc, 0xe], [0x0, 0x1, 0x2, 0x3, 0x9, 0xa, 0xf]],
];

/** Half of a byte → the classes that it allows. */
export const UPPER_HALF: Uint8Array = new Uint8Array(16);
export const LOWER_HALF: Uint8Array = new Uint8Array(16);
for (const [kind, upper, lower] of HALVES) {
  for (const half of upper) UPPER_HALF[half] = (UPPER_HALF[half] as number) | kind;
  for (const half of lower) LOWER_HALF[half] = (LOWER_HALF[half] as number) | kind;
}

/** Byte → its class. */
export const CLASSES: Uint8Array = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++)
  CLASSES[byte] = (UPPER_HALF[byte >>> 4] as number) & (LOWER_HALF[byte & 15] as number);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
