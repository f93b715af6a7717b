import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';

/*
 * Base58 (draft-msporny-base58-03) is one number: every letter bears on every byte. It is put together by halves, so
 * that its cost grows less than with the square, and it is only read up to LONGEST_BASE58.
 */

/** Letters read at most: 2 KB of bytes. What is written in base58, addresses and keys, has less than 150. */
export const LONGEST_BASE58 = 2_800;

/** Letters whose number a double holds exactly: 58^9 < 2^53. */
const LEAF = 9;

const ZERO = 0x31;

/** Letter → the digit that it is; 255 for any other byte. */
export const DIGITS_58: Uint8Array = new Uint8Array(256).fill(255);
[...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'].forEach((letter, value) => {
  DIGITS_58[letter.charCodeAt(0)] = value;
});

/** 58 to the power of LEAF · 2^n. */
const POWERS: bigint[] = [58n ** BigInt(LEAF)];

/** Bytes of what the letters stand for. */
export function decodeBase58(bytes: Uint8Array, { start, end }: Span): Uint8Array {
  let from = start;
  while (from < end && bytes[from] === ZERO) from += 1;
  const zeros = from - start;
  if (from === end) return new Uint8Array(zeros);
  const digits = numberOf(bytes, from, end).toString(16);
  const byteLength = (digits.length + 1) >>> 1;
  const decoded = new Uint8Array(zeros + byteLength);
  Buffer.from(decoded.buffer, zeros).write(digits.padStart(byteLength * 2, '0'), 'hex');
  return decoded;
}

/** As deep as the logarithm of the length. */
function numberOf(bytes: Uint8Array, start: number, end: number): bigint {
  if (end - start <= LEAF) {
    let number = 0;
    for (let at = start; at < end; at++) number = number * 58 + (DIGITS_58[bytes[at] as number] as number);
    return BigInt(number);
  }
  let level = 0;
  let low = LEAF;
  while (low * 2 < end - start) {
    low *= 2;
    level += 1;
  }
  for (let last = POWERS.length; last <= level; last++) POWERS.push((POWERS[last - 1] as bigint) ** 2n);
  return numberOf(bytes, start, end - low) * (POWERS[level] as bigint) + numberOf(bytes, end - low, end);
}

/** Any byte takes all letters. */
export function base58Region({ start, end }: Span, decoded: Uint8Array): Region {
  return {
    layer: 'base58',
    span: { start, end },
    bytes: decoded,
    back: () => ({ start, end }),
    claims: false,
    fault: null,
  };
}

/** Longest run that `mayBeShort58` knows. */
const LONGEST_SHORT = 15;
/** First letter and second of a run of so many → whether its number can begin as text does. */
const MAY_BEGIN = new Uint8Array((LONGEST_SHORT + 1) * 58 * 58);
for (let length = 8; length <= LONGEST_SHORT; length++) {
  const rest = 58 ** (length - 2);
  for (let two = 0; two < 58 * 58; two++) {
    const low = two * rest;
    const high = low + rest;
    const unit = 256 ** (Math.ceil(Math.log2(high) / 8) - 1);
    const [first, last] = [Math.floor(low / unit), Math.floor(high / unit)];
    // Text begins with 20 to 7e or, in UTF-8, with c2 to f4; a number just past a power is left to the decoding.
    const isText = (last >= 0x20 && first <= 0x7e) || (last >= 0xc2 && first <= 0xf4);
    if (two >= 58 && isText) MAY_BEGIN[length * 3364 + two] = 1;
  }
}

/** Whether a run of 8 to 15 letters may be text in base58, by its first two; most words are not. */
export function mayBeShort58(bytes: Uint8Array, { start, end }: Span): boolean {
  const first = DIGITS_58[bytes[start] as number] as number;
  const second = DIGITS_58[bytes[start + 1] as number] as number;
  return first !== 255 && second !== 255 && MAY_BEGIN[(end - start) * 3364 + first * 58 + second] === 1;
}
