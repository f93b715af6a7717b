import { brotliBits } from './brotli-shape.ts';
import { beginsWithCodes } from './deflate-codes.ts';
import { beginsFixed, deflateBits } from './deflate-shape.ts';
import { snappyBits } from './snappy-block.ts';
import { isWholeStream } from './whole-stream.ts';

/*
 * Which byte may have been added to all of a compressed stream that has no first bytes to know it by. Its bytes are as
 * good as chance under any key, so that only the few keys are asked about under which the first bytes are a header that
 * a writer would write and the length is one that fits; each of them is then looked at as if nothing had been added.
 * Of random bytes one row in some hundred gets so far.
 */

/** Compressed requests are rarely longer. */
export const LONGEST_STREAM = 1_024;
/** Fixed codes are for little text. */
const LONGEST_FIXED = 512;
/** Fewer bytes of compressed text are hardly fewer than the text, and could be anything. */
const LEAST_STREAM = 28;
/** Digests, of which there are many, have these lengths. */
const DIGESTS: ReadonlySet<number> = new Set([28, 32, 48, 64]);

/** What text shrinks to: by no more than this, and to no more than it was, but for a little. */
const MOST_SHRUNK = 12;
const LEAST_SHRUNK = 0.8;

/** Bytes that are enough to see that nearly all beginnings are none; no more than the shortest stream has. */
const HEAD = 24;

const NONE: readonly number[] = [];

/** The keys under which the bytes are a whole stream; mostly none, and hardly ever two. */
export function streamKeys(bytes: Uint8Array): readonly number[] {
  const { byteLength } = bytes;
  if (byteLength < LEAST_STREAM || byteLength > LONGEST_STREAM || DIGESTS.has(byteLength)) return NONE;
  found.length = 0;
  findDeflated(bytes);
  findBrotli(bytes);
  findSnappy(bytes);
  return found.length === 0 ? NONE : [...found];
}

const found: number[] = [];

/** Kept, as hardly any beginning is that of a stream. */
const scratch = new Uint8Array(LONGEST_STREAM);
const head = scratch.subarray(0, HEAD);

/** The first bytes with the key taken off; overwritten by the next. */
function undone(bytes: Uint8Array, key: number, length: number): Uint8Array {
  for (let at = 0; at < length; at++) scratch[at] = (bytes[at] as number) ^ key;
  return length === HEAD ? head : scratch.subarray(0, length);
}

/** RFC 1951 section 3.2.3: the last block, of the two types that compress. */
function findDeflated(bytes: Uint8Array): void {
  const { byteLength } = bytes;
  const first = bytes[0] as number;
  for (let rest = 0; rest < 32; rest++) {
    const fixed = first ^ ((rest << 3) | 3);
    if (byteLength <= LONGEST_FIXED && fixed !== 0 && hasFixedCodes(bytes, fixed)) {
      if (beginsFixed(undone(bytes, fixed, HEAD)) && deflateBits(undone(bytes, fixed, byteLength)) > 0)
        found.push(fixed);
    }
    const own = first ^ ((rest << 3) | 5);
    if (own !== 0 && hasOwnCodes(bytes, own) && beginsWithCodes(undone(bytes, own, byteLength)))
      found.push(own);
  }
}

/** RFC 7932 sections 9.1 and 9.2: a window of more than 17 bits, then the last meta-block, or one before an empty last. */
function findBrotli(bytes: Uint8Array): void {
  const first = bytes[0] as number;
  for (let window = 3; window < 16; window += 2) {
    for (let rest = 0; rest < 0x100; rest += rest === 0 ? 0x10 : 0x70) {
      const key = first ^ (window | rest);
      if (
        key !== 0 &&
        isMetaBlock(bytes, key) &&
        brotliBits(undone(bytes, key, bytes.byteLength)) > 0 &&
        isWholeStream(scratch.subarray(0, bytes.byteLength))
      )
        found.push(key);
    }
  }
}

function findSnappy(bytes: Uint8Array): void {
  const { byteLength } = bytes;
  const least = Math.ceil(LEAST_SHRUNK * byteLength);
  const first = bytes[0] as number;
  for (let length = least; length < 0x80 && length <= MOST_SHRUNK * byteLength; length++)
    takeSnappy(bytes, first ^ length);
  const most = Math.floor(MOST_SHRUNK * byteLength);
  for (let high = Math.max(1, least >> 7); high <= Math.min(0x7f, most >> 7); high++) {
    const key = (bytes[1] as number) ^ high;
    if (((first ^ key) & 0x80) !== 0) takeSnappy(bytes, key);
  }
}

function takeSnappy(bytes: Uint8Array, key: number): void {
  if (key !== 0 && isSnappy(bytes, key) && snappyBits(undone(bytes, key, bytes.byteLength)) > 0)
    found.push(key);
}

function isShrunk(bytes: Uint8Array, length: number): boolean {
  return length >= LEAST_SHRUNK * bytes.byteLength && length <= MOST_SHRUNK * bytes.byteLength;
}

/** Three letters first, as nothing can be copied yet: codes of eight bits from their highest on (section 3.2.6). */
function hasFixedCodes(bytes: Uint8Array, key: number): boolean {
  const word = wordAt(bytes, 0, key);
  return isLetter(word >>> 3) && isLetter(word >>> 11) && isLetter(word >>> 19);
}

/** Codes from 0x30 to 0xbf, the first bits being the highest. */
function isLetter(bits: number): boolean {
  const high = bits & 3;
  return high === 1 || high === 2 || (high === 0 && (bits & 12) === 12);
}

/** Section 3.2.7: the code of code lengths is complete. */
function hasOwnCodes(bytes: Uint8Array, key: number): boolean {
  const second = (bytes[1] as number) ^ key;
  if ((second & 31) > 29) return false;
  const count = ((second >> 5) | ((((bytes[2] as number) ^ key) & 1) << 3)) + 4;
  let room = 128;
  for (let code = 0, at = 17; code < count; code++, at += 3) {
    const byte = at >> 3;
    const pair = ((bytes[byte] as number) ^ key) | (((bytes[byte + 1] as number) ^ key) << 8);
    const length = (pair >> (at & 7)) & 7;
    if (length > 0) room -= 128 >> length;
    if (room < 0) return false;
  }
  return room === 0;
}

/** One type of block each, and distances without postfix (section 9.2), of a length that fits; or stored as it is. */
function isMetaBlock(bytes: Uint8Array, key: number): boolean {
  const first = (bytes[0] as number) ^ key;
  const next = wordAt(bytes, 1, key);
  const isLast = (first & 0x10) !== 0;
  const length = (isLast ? next & 0xffff : (first >> 7) | ((next & 0x7fff) << 1)) + 1;
  if (!isLast && (next & 0x8000) !== 0) return length === bytes.byteLength - 4;
  return isShrunk(bytes, length) && (next & 0x1f0000) === 0;
}

/** Some bytes as they are, then a copy of some of those. */
function isSnappy(bytes: Uint8Array, key: number): boolean {
  const isShort = ((bytes[0] as number) ^ key) < 0x80;
  const start = isShort ? 1 : 2;
  const tag = (bytes[start] as number) ^ key;
  if ((tag & 3) !== 0 || tag >> 2 > 60) return false;
  const isLong = tag >> 2 === 60;
  const run = isLong ? ((bytes[start + 1] as number) ^ key) + 1 : (tag >> 2) + 1;
  const at = start + (isLong ? 2 : 1) + run;
  if (at + 1 >= bytes.byteLength) return false;
  const copy = (bytes[at] as number) ^ key;
  const low = (bytes[at + 1] as number) ^ key;
  if ((copy & 3) === 1) return isWithin(((copy >> 5) << 8) | low, run);
  return (
    (copy & 3) === 2 &&
    at + 2 < bytes.byteLength &&
    isWithin(low | (((bytes[at + 2] as number) ^ key) << 8), run)
  );
}

function isWithin(offset: number, run: number): boolean {
  return offset > 0 && offset <= run;
}

function wordAt(bytes: Uint8Array, at: number, key: number): number {
  const word =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  return word ^ Math.imul(key, 0x01010101);
}
