import { BINARY_MODEL, PER_BIT } from './byte-models.ts';
import { deflate } from './layers/deflate.ts';
import { gzip } from './layers/gzip.ts';
import { lz4 } from './layers/lz4.ts';
import { zstd } from './layers/zstd.ts';
import { NO_TEXT, textState } from './text-check.ts';

/*
 * Whether bytes are what somebody wrote, rather than what letters give that are read in a wrong way: text, a stream that
 * begins as one does, or bytes as frequent as they are in binary formats. It is asked of any run of letters, so that
 * nothing is made for it and nearly all are given up at a few bytes.
 */

/** Bytes that are looked at to tell text. */
const TEXT = 12;
const LEAST_TEXT = 9;
/** Bytes that are weighed, and bits that each of them must be evidence of; of so few random ones one row in 1,000 is. */
const MOST_WEIGHED = 48;
const LEAST_WEIGHED = 12;
const LEAST_BITS = 0.5 * PER_BIT;
/** Bytes after which what has no evidence by then is given up. */
const FIRST_WEIGHED = 12;

/** Byte → the streams that begin with it. */
const MAGICS = new Map(
  [gzip.magic, zstd.magic, deflate.magic, lz4.magic].map((magic) => [magic?.firstByte, magic]),
);
const BEGINS = new Uint8Array(256);
for (const first of MAGICS.keys()) if (first !== undefined) BEGINS[first] = 1;

/** Whether so many first bytes are text from their beginning on, begin as a stream does, or are as those of a format. */
export function beginsMeant(bytes: Uint8Array, length: number): boolean {
  if (isMagic(bytes, length)) return true;
  return (length >= LEAST_TEXT && isText(bytes, Math.min(length, TEXT))) || isWeighty(bytes, length);
}

/** Whether they begin as a stream does. */
function isMagic(bytes: Uint8Array, length: number): boolean {
  const first = bytes[0] as number;
  return length >= LEAST_MAGIC && BEGINS[first] === 1 && MAGICS.get(first)?.matches(bytes, 0) === true;
}

/** Bytes that first bytes are told by, and what follows them. */
const LEAST_MAGIC = 8;

function isText(bytes: Uint8Array, length: number): boolean {
  let more = 0;
  for (let at = 0; at < length; at++) {
    more = textState(more, bytes[at] as number);
    if (more === NO_TEXT) return false;
  }
  return true;
}

function isWeighty(bytes: Uint8Array, length: number): boolean {
  if (length < LEAST_WEIGHED) return false;
  let sum = 0;
  for (let at = 0; at < FIRST_WEIGHED; at++) sum += BINARY_MODEL[bytes[at] as number] as number;
  if (sum < 0) return false;
  const count = Math.min(length, MOST_WEIGHED);
  for (let at = FIRST_WEIGHED; at < count; at++) sum += BINARY_MODEL[bytes[at] as number] as number;
  return sum >= LEAST_BITS * count;
}
