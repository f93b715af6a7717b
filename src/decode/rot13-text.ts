import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';

/** Byte → the byte that rot13 makes of it. */
export const ROT13: Uint8Array = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const small = byte | 0x20;
  const isLetter = byte < 0x80 && small >= 0x61 && small <= 0x7a;
  ROT13[byte] = !isLetter ? byte : small <= 0x6d ? byte + 13 : byte - 13;
}

export function rot13(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => ROT13[byte] as number);
}

export function rot13Region(bytes: Uint8Array, { start, end }: Span): Region {
  return {
    layer: 'rot13',
    span: { start, end },
    bytes: rot13(bytes.subarray(start, end)),
    back: (part) => ({ start: start + part.start, end: start + part.end }),
    claims: false,
    fault: null,
  };
}

/** How often letters stand in a thousand of the words and names of programs. */
const FREQUENCY: Readonly<Record<string, number>> = {
  a: 82,
  b: 18,
  c: 35,
  d: 40,
  e: 112,
  f: 20,
  g: 20,
  h: 30,
  i: 75,
  j: 4,
  k: 12,
  l: 42,
  m: 30,
  n: 68,
  o: 72,
  p: 28,
  q: 3,
  r: 66,
  s: 64,
  t: 84,
  u: 32,
  v: 14,
  w: 16,
  x: 6,
  y: 20,
  z: 6,
};

/** Byte → how much more likely it is that rot13 gave it than that it stands for itself, in eighths of a bit. */
const LIKELIHOOD = new Int16Array(256);
for (const [letter, often] of Object.entries(FREQUENCY)) {
  const code = letter.charCodeAt(0);
  const other = FREQUENCY[String.fromCharCode(ROT13[code] as number)] as number;
  LIKELIHOOD[code] = Math.round(8 * Math.log2(other / often));
  LIKELIHOOD[code - 0x20] = LIKELIHOOD[code];
}

/** Bits in all, and for each letter, that are enough: words have one and a half a letter, random letters none. */
const LEAST_BITS = 6;
const LEAST_BITS_PER_LETTER = 0.7;
const LIKELY_BITS = 2;
const LIKELY_BITS_PER_LETTER = 0.3;
/** Different letters that words have. */
const LEAST_DIFFERENT = 4;
/** Fewer letters tell nothing. */
const LEAST_LETTERS = 6;

/** How likely it is that the letters have gone through rot13: 0 not, 1 rather than not, 2 surely. */
export function rotation(bytes: Uint8Array, { start, end }: Span): 0 | 1 | 2 {
  let letters = 0;
  let sum = 0;
  /** A bit for each letter of the alphabet. */
  let seen = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (ROT13[byte] === byte) continue;
    letters += 1;
    seen |= 1 << (byte & 0x1f);
    sum += LIKELIHOOD[byte] as number;
  }
  if (sum <= 0 || letters < LEAST_LETTERS || bitsIn(seen) < LEAST_DIFFERENT) return 0;
  if (sum >= 8 * Math.max(LEAST_BITS, LEAST_BITS_PER_LETTER * letters)) return 2;
  return sum >= 8 * Math.max(LIKELY_BITS, LIKELY_BITS_PER_LETTER * letters) ? 1 : 0;
}

/** Whether all letters are what rot13 makes of hexadecimal digits, and some are there. */
export function rotatedHex(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const small = (bytes[at] as number) | 0x20;
    if (small >= 0x61 && small <= 0x7a && (small < 0x6e || small > 0x73)) return false;
  }
  return true;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
