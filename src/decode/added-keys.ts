import { BLOCK, blockOf, deciphered, fillsBlocks, ivsOf } from './blocks.ts';
import type { RingKey } from './key-ring.ts';
import { openBlocks } from './open-blocks.ts';
import { leastBits } from './opening-bits.ts';

/*
 * What a block cipher made and one byte was then added to all of. A key deciphers the last block as it would be under
 * each of 255 bytes at once, in some microseconds, and where padding is at its end all is deciphered. That one of 255
 * fits is worth eight bits less.
 */

/** Keys that are tried so, the surest first: those of a case, and those that a capture plainly names. */
export const MOST_KEYS_UNDER_BYTE = 12;

/** Parts of a section that they are tried on: of a few a message is made, and tokens would cost too long. */
export const MOST_PARTS_UNDER_BYTE = 16;

/** The surest that is tried so: see `KeyRank`. */
const LEAST_SURE = 1;

const BYTES = 256;
const BITS = 8;

/** The byte that was added, and the key of what it was added to. */
export interface UnderByte {
  readonly added: number;
  readonly key: RingKey;
}

/** Null where no key opens the bytes so. `most`: bytes that what was compressed may grow to. */
export function underByte(bytes: Uint8Array, keys: readonly RingKey[], most: number): UnderByte | null {
  let tried = 0;
  for (const key of keys) {
    if (key.rank > LEAST_SURE || tried === MOST_KEYS_UNDER_BYTE) break;
    if (!fillsBlocks(key) || bytes.byteLength % blockOf(key) !== 0) continue;
    tried += 1;
    for (const added of padded(bytes, key)) {
      const opened = openBlocks(without(bytes, added), key, most);
      if (opened !== null && opened.bits >= leastBits(key) + BITS) return { added, key };
    }
  }
  return null;
}

export function without(bytes: Uint8Array, added: number): Uint8Array {
  return bytes.map((byte) => byte ^ added);
}

/** Kept: the last block as it is under each byte. */
const variants = new Uint8Array(BYTES * BLOCK);

/** The bytes without which the last block ends in padding. */
function padded(bytes: Uint8Array, key: RingKey): ReadonlySet<number> {
  const block = blockOf(key);
  const last = bytes.byteLength - block;
  for (let added = 0; added < BYTES; added++)
    for (let at = 0; at < block; at++) variants[added * block + at] = (bytes[last + at] as number) ^ added;
  const plain = deciphered(key, variants.subarray(0, BYTES * block));
  const found = new Set<number>();
  if (key.mode !== 'cbc') takePadded(plain, { before: ZEROS, isAdded: false, block }, found);
  if (key.mode === 'ecb') return found;
  // One block is chained with a vector, to which nothing was added.
  if (last === 0)
    for (const before of ivsOf(key)) takePadded(plain, { before, isAdded: false, block }, found);
  else takePadded(plain, { before: bytes.subarray(last - block, last), isAdded: true, block }, found);
  return found;
}

const ZEROS = new Uint8Array(BLOCK);

interface Chained {
  /** What the blocks are chained with. */
  readonly before: Uint8Array;
  /** The byte was added to that as well. */
  readonly isAdded: boolean;
  readonly block: number;
}

/** Takes the bytes under which the block ends in padding. */
function takePadded(plain: Uint8Array, { before, isAdded, block }: Chained, found: Set<number>): void {
  const last = before[block - 1] as number;
  for (let added = 1; added < BYTES; added++) {
    const mask = isAdded ? added : 0;
    const end = added * block + block - 1;
    const padding = (plain[end] as number) ^ last ^ mask;
    if (padding === 0 || padding > block) continue;
    let at = 1;
    while (
      at < padding &&
      ((plain[end - at] as number) ^ (before[block - 1 - at] as number) ^ mask) === padding
    )
      at += 1;
    if (at === padding) found.add(added);
  }
}
