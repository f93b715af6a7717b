import { Bits } from './bits.ts';

/*
 * Raw deflate (RFC 1951) begins like anything, and asking zlib about every run of bytes that may be a stream costs
 * 25 µs each. So the beginning is looked at first. What a first block of each type proves, by itself and by ending
 * where the bytes end, is told in bits: the chance that random bytes get so far is 2 to the minus so many.
 */

/** The two lengths of a stored block fit (section 3.2.4), and it ends with the bytes. */
const STORED_BITS = 30;
/** The code of code lengths is complete (section 3.2.7), the codes it gives are as well, and the end is at the end. */
const DYNAMIC_BITS = 26;
/** A block of fixed codes ends where the bytes do, in zeros. */
const FIXED_END_BITS = 11;
/** Of random symbols one in seven is a copy from before the beginning, or none at all. */
const FIXED_SYMBOL_BITS = 0.2;
/** Symbols that are looked at: past them few bytes would have got that are not meant. */
const MOST_SYMBOLS = 512;
/** Symbols of a block that does not end with the bytes, and is no less believed for it. */
const LEAST_SYMBOLS = 64;

/** Bits that a whole stream of these bytes is evidence of; 0 where they are plainly no stream. */
export function deflateBits(bytes: Uint8Array): number {
  const first = bytes[0] ?? 0;
  const isLast = (first & 1) === 1;
  const type = (first >> 1) & 3;
  if (type === 0) return storedBits(bytes, isLast);
  if (type === 3) return 0;
  const bits = reader.of(bytes);
  bits.at = 3;
  return type === 1 ? fixedBits(bits, isLast) : hasCodes(bits) ? DYNAMIC_BITS : 0;
}

/** Whether the bytes, cut off anywhere, begin with a block of fixed codes that does not end there. */
export function beginsFixed(bytes: Uint8Array): boolean {
  const bits = reader.of(bytes);
  bits.at = 3;
  for (let written = 0; !bits.isPastEnd; ) {
    const symbol = fixedSymbol(bits);
    if (symbol === 256) return false;
    const copied = symbol < 256 ? 1 : copyLength(bits, symbol - 257, written);
    if (copied === 0) return bits.isPastEnd;
    written += copied;
  }
  return true;
}

const reader = new Bits();

function storedBits(bytes: Uint8Array, isLast: boolean): number {
  if (bytes.byteLength < 5) return 0;
  const length = (bytes[1] as number) | ((bytes[2] as number) << 8);
  const turned = (bytes[3] as number) | ((bytes[4] as number) << 8);
  if ((length ^ turned) !== 0xffff) return 0;
  const end = 5 + length;
  return (isLast ? end === bytes.byteLength : end < bytes.byteLength) ? STORED_BITS : 0;
}

/** Section 3.2.7: at most 286 and 30 codes, whose lengths are coded by a complete code. */
function hasCodes(bits: Bits): boolean {
  if (bits.read(5) > 29 || bits.read(5) > 29) return false;
  const count = bits.read(4) + 4;
  let room = 128;
  for (let code = 0; code < count; code++) {
    const length = bits.read(3);
    if (length > 0) room -= 128 >> length;
  }
  return room === 0 && !bits.isPastEnd;
}

/** Length codes 257 to 285 (section 3.2.5), then distance codes: how many bits follow, and where they begin. */
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const LENGTH_BASE = LENGTH_EXTRA.map((_, code) => {
  if (code === 28) return 258;
  return 3 + LENGTH_EXTRA.slice(0, code).reduce((sum, extra) => sum + (1 << extra), 0);
});

function fixedBits(bits: Bits, isLast: boolean): number {
  let written = 0;
  let symbols = 0;
  for (; symbols < MOST_SYMBOLS; symbols++) {
    if (bits.isPastEnd) return 0;
    const symbol = fixedSymbol(bits);
    if (symbol < 256) {
      written += 1;
    } else if (symbol === 256) {
      if (isLast) return bits.isAtEnd ? FIXED_END_BITS + FIXED_SYMBOL_BITS * symbols : 0;
      return symbols >= LEAST_SYMBOLS ? FIXED_SYMBOL_BITS * symbols : 0;
    } else {
      const copied = copyLength(bits, symbol - 257, written);
      if (copied === 0) return 0;
      written += copied;
    }
  }
  return FIXED_END_BITS + FIXED_SYMBOL_BITS * symbols;
}

/** Section 3.2.6. Codes are packed from their highest bit on. */
function fixedSymbol(bits: Bits): number {
  const code = REVERSED[bits.peek(9)] as number;
  if (code >> 2 < 24) {
    bits.at += 7;
    return 256 + (code >> 2);
  }
  if (code >> 1 < 200) {
    bits.at += 8;
    return code >> 1 < 192 ? (code >> 1) - 48 : 280 + (code >> 1) - 192;
  }
  bits.at += 9;
  return 144 + code - 400;
}

/** Nine bits from the last to the first. */
const REVERSED = Uint16Array.from({ length: 512 }, (_, number) => {
  let reversed = 0;
  for (let bit = 0; bit < 9; bit++) reversed |= ((number >> bit) & 1) << (8 - bit);
  return reversed;
});

/** How many bytes a copy gives; 0 where it begins before the first byte, or is none. */
function copyLength(bits: Bits, code: number, written: number): number {
  const base = LENGTH_BASE[code];
  if (base === undefined) return 0;
  const length = base + bits.read(LENGTH_EXTRA[code] as number);
  const distanceCode = (REVERSED[bits.read(5)] as number) >> 4;
  if (distanceCode > 29) return 0;
  const extra = distanceCode < 2 ? 0 : (distanceCode >> 1) - 1;
  const distance =
    (distanceCode < 2 ? distanceCode : (2 + (distanceCode & 1)) << extra) + 1 + bits.read(extra);
  return distance > written ? 0 : length;
}
