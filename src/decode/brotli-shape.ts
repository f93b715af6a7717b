import { Bits } from './bits.ts';
import { isBrotliCode } from './brotli-code.ts';
import { MOST_EXPANSION } from './budget.ts';

/*
 * Brotli (RFC 7932) has no first bytes to know it by, and nearly all bytes can be read as some. So the first
 * meta-block's header is looked at before the decoder is asked, and what a whole stream proves is told in bits.
 */

/** The length of a stored meta-block fits, and the last is the empty one. */
const STORED_BITS = 30;
/** The header is one, the codes are complete, and so many bytes as it says are given by just those that there are. */
const COMPRESSED_BITS = 24;

/** Streams that are shorter have one type of block each for literals, commands and distances. */
const SHORT = 512;

/** Bits that a whole stream of these bytes is evidence of; 0 where they are plainly no stream. */
export function brotliBits(bytes: Uint8Array): number {
  const bits = reader.of(bytes);
  if (!hasWindow(bits)) return 0;
  const isLast = bits.read(1) === 1;
  // An empty stream says nothing.
  if (isLast && bits.read(1) === 1) return 0;
  const nibbles = bits.read(2) + 4;
  // Metadata, which no writer makes without being asked.
  if (nibbles === 7) return 0;
  const length = bits.read(16) + (nibbles > 4 ? bits.read(4 * (nibbles - 4)) * 65_536 : 0) + 1;
  if (nibbles > 4 && (length - 1) >>> (4 * (nibbles - 1)) === 0) return 0;
  const { byteLength } = bytes;
  if (!isLast && bits.read(1) === 1) {
    const fits = bits.skipsZeros() && (bits.at >>> 3) + length < byteLength;
    return fits && bytes[byteLength - 1] === EMPTY_LAST ? STORED_BITS : 0;
  }
  if (length > byteLength * MOST_EXPANSION) return 0;
  return hasCodes(bits, byteLength < SHORT) && !bits.isPastEnd ? COMPRESSED_BITS : 0;
}

const reader = new Bits();

/** An empty last meta-block, which begins with its byte (section 9.2). */
const EMPTY_LAST = 3;

/** Section 9.1: one bit for the usual window, more for others, of which one row of bits is none. */
function hasWindow(bits: Bits): boolean {
  if (bits.read(1) === 0 || bits.read(3) !== 0) return true;
  return bits.read(3) !== 1;
}

/** Section 9.2 up to the first prefix codes. */
function hasCodes(bits: Bits, isShort: boolean): boolean {
  for (let kind = 0; kind < 3; kind++) {
    const types = countOf(bits);
    if (types > 1) return !isShort && isBrotliCode(bits, types + 2) && isBrotliCode(bits, BLOCK_COUNTS);
  }
  // Postfix, direct distances, and the context mode of the one type of literals.
  bits.read(8);
  for (let map = 0; map < 2; map++) {
    const trees = countOf(bits);
    if (trees > 1) return isBrotliCode(bits, trees + (bits.read(1) === 1 ? bits.read(4) + 1 : 0));
  }
  return isBrotliCode(bits, LITERALS);
}

/** Codes of how long a block of one type goes on (section 6). */
const BLOCK_COUNTS = 26;
const LITERALS = 256;

/** A number from 1 to 256 (section 9.2). */
function countOf(bits: Bits): number {
  if (bits.read(1) === 0) return 1;
  const more = bits.read(3);
  return 1 + (1 << more) + bits.read(more);
}
