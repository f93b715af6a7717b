import type { Span } from '../base/index.ts';
import { byteAt } from './byte-kinds.ts';

/*
 * In bytes that no known container divides a value may still have its length before it: two bytes or four, the highest
 * first, as Java's `writeUTF` and Thrift have it, or a number in sevens, plain or doubled (Thrift's compact protocol,
 * Avro). A length of fifty is also the letter `2`, and one of twenty-four doubled is `0`: what is so long as the byte
 * before it says stands whole, whatever letters are beside it.
 */

/** Bytes on either side among which some are no text, where the length is but one byte. */
const LOOKED_AT = 64;

/** Whether the bytes before the value say that it ends where it ends. */
export function hasLengthBefore(bytes: Uint8Array, span: Span): boolean {
  const length = span.end - span.start;
  const two = (byteAt(bytes, span.start - 2) << 8) | byteAt(bytes, span.start - 1);
  if (span.start >= 2 && two === length) return true;
  const isNumber = isBefore(bytes, span.start, length) || isBefore(bytes, span.start, 2 * length);
  return isNumber && isAmongOthers(bytes, span);
}

/** Whether a number of seven bits a byte, the lowest first, ends before `start`. */
function isBefore(bytes: Uint8Array, start: number, number: number): boolean {
  if (number < 0x80) return byteAt(bytes, start - 1) === number;
  if (number >= 1 << 14) return false;
  return byteAt(bytes, start - 2) === ((number & 0x7f) | 0x80) && byteAt(bytes, start - 1) === number >> 7;
}

/** Whether some bytes around are none of a text: controls, but tabs and line ends. */
function isAmongOthers(bytes: Uint8Array, { start, end }: Span): boolean {
  const last = Math.min(bytes.length, end + LOOKED_AT);
  for (let at = Math.max(0, start - LOOKED_AT); at < last; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) return true;
  }
  return false;
}
