import { Bits } from './bits.ts';

/*
 * The codes that a block of deflate brings with it (RFC 1951 section 3.2.7), read as far as to know that they are
 * some: hardly any random bytes give complete ones.
 */

/** In which order the lengths of the code of code lengths stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MOST_LITERALS = 286;
const MOST_DISTANCES = 30;
/** The end of a block, which every one has. */
const END = 256;

/** Bits of the longest code of code lengths, and of all others. */
const LONGEST_FIRST = 7;
const LONGEST = 15;

const reader = new Bits();
/** By the next seven bits: a code, and how many bits it took. */
const codes = new Uint8Array(1 << LONGEST_FIRST);
const taken = new Uint8Array(1 << LONGEST_FIRST);
const lengths = new Uint8Array(MOST_LITERALS + MOST_DISTANCES + 2);

/** Whether the bytes begin with a block whose own codes are complete. */
export function beginsWithCodes(bytes: Uint8Array): boolean {
  const bits = reader.of(bytes);
  bits.at = 3;
  const literals = bits.read(5) + 257;
  const distances = bits.read(5) + 1;
  const count = bits.read(4) + 4;
  if (literals > MOST_LITERALS || distances > MOST_DISTANCES) return false;
  if (!readFirst(bits, count) || !readLengths(bits, literals + distances) || bits.isPastEnd) return false;
  if (lengths[END] === 0) return false;
  return roomLeft(0, literals) === 0 && mayBeDistances(literals, literals + distances);
}

/** Makes the code of code lengths; it must be complete. */
function readFirst(bits: Bits, count: number): boolean {
  lengths.fill(0, 0, ORDER.length);
  for (let index = 0; index < count; index++) lengths[ORDER[index] as number] = bits.read(3);
  let next = 0;
  for (let length = 1; length <= LONGEST_FIRST; length++) {
    for (let symbol = 0; symbol < ORDER.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      const step = 1 << length;
      if (next >= 1 << LONGEST_FIRST) return false;
      for (let at = reversed(next >> (LONGEST_FIRST - length), length); at < codes.length; at += step) {
        codes[at] = symbol;
        taken[at] = length;
      }
      next += 1 << (LONGEST_FIRST - length);
    }
  }
  return next === 1 << LONGEST_FIRST;
}

function reversed(code: number, length: number): number {
  let turned = 0;
  for (let bit = 0; bit < length; bit++) turned |= ((code >> bit) & 1) << (length - 1 - bit);
  return turned;
}

function readLengths(bits: Bits, count: number): boolean {
  for (let index = 0; index < count; ) {
    const next = bits.peek(LONGEST_FIRST);
    const symbol = codes[next] as number;
    bits.at += taken[next] as number;
    if (symbol < 16) {
      lengths[index++] = symbol;
      continue;
    }
    if (symbol === 16 && index === 0) return false;
    const again = symbol === 16 ? (lengths[index - 1] as number) : 0;
    const times = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
    if (index + times > count || bits.isPastEnd) return false;
    lengths.fill(again, index, index + times);
    index += times;
  }
  return true;
}

/** Codes that could still be made, in those of the longest; negative where there are more than fit. */
function roomLeft(from: number, to: number): number {
  let room = 1 << LONGEST;
  for (let index = from; index < to; index++) {
    const length = lengths[index] as number;
    if (length > 0) room -= 1 << (LONGEST - length);
  }
  return room;
}

/** A complete code, or one code or none, which may have a bit for itself. */
function mayBeDistances(from: number, to: number): boolean {
  const room = roomLeft(from, to);
  return room === 0 || room === 1 << LONGEST || room === 1 << (LONGEST - 1);
}
