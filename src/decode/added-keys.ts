import { BLOCK, blockOf, deciphered, fillsBlocks, paddingOf } from './blocks.ts';
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
const mask = new Uint8Array(BLOCK);

/** The bytes without which the last block ends in padding. */
function padded(bytes: Uint8Array, key: RingKey): number[] {
  const block = blockOf(key);
  const last = bytes.byteLength - block;
  for (let added = 0; added < BYTES; added++)
    for (let at = 0; at < block; at++) variants[added * block + at] = (bytes[last + at] as number) ^ added;
  const plain = deciphered(key, variants.subarray(0, BYTES * block));
  const found: number[] = [];
  for (let added = 1; added < BYTES; added++) {
    if (
      mayEnd(plain, added * block, {
        key,
        added,
        before: last === 0 ? null : bytes.subarray(last - block, last),
      })
    )
      found.push(added);
  }
  return found;
}

interface Ending {
  readonly key: RingKey;
  readonly added: number;
  readonly before: Uint8Array | null;
}

function mayEnd(plain: Uint8Array, start: number, { key, added, before }: Ending): boolean {
  const block = blockOf(key);
  const end = start + block - 1;
  if (
    key.mode !== 'cbc' &&
    mayPad(plain[end] as number, block) &&
    paddingOf(plain, start, { mask: null, block }) > 0
  )
    return true;
  if (key.mode === 'ecb') return false;
  // One block is chained with a vector, of which there are several: the rest is left to whoever opens it.
  if (before === null)
    return key.iv === null || mayPad((plain[end] as number) ^ (key.iv[block - 1] as number), block);
  if (!mayPad((plain[end] as number) ^ (before[block - 1] as number) ^ added, block)) return false;
  for (let at = 0; at < block; at++) mask[at] = (before[at] as number) ^ added;
  return paddingOf(plain, start, { mask, block }) > 0;
}

function mayPad(byte: number, block: number): boolean {
  return byte > 0 && byte <= block;
}
