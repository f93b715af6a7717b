import { createDecipheriv, type Decipheriv } from 'node:crypto';
import type { RingKey } from './key-ring.ts';

/** Bytes of one block of AES (FIPS 197 section 3). */
export const BLOCK = 16;

/** Vectors that programs use where they should draw one: zeros, and what published clients of 2014 have. */
const USUAL_IVS: readonly Uint8Array[] = [
  new Uint8Array(BLOCK),
  new Uint8Array(Buffer.from('0102030405060708', 'latin1')),
];

/** Vectors to try with a key: its own, the usual ones, and the key itself, which some programs pass for both. */
export function ivsOf({ iv, bytes }: RingKey): readonly Uint8Array[] {
  const usual = [...USUAL_IVS, bytes.subarray(0, BLOCK)];
  return iv === null ? usual : [iv, ...usual];
}

/** Deciphers blocks, each by itself. One decipherer serves a key for good: it keeps nothing between blocks. */
export function deciphered(key: RingKey, blocks: Uint8Array): Uint8Array {
  let decipher = decipherers.get(key);
  if (decipher === undefined) {
    decipher = createDecipheriv(`aes-${key.bytes.byteLength * 8}-ecb`, key.bytes, null).setAutoPadding(false);
    decipherers.set(key, decipher);
  }
  return bytesIn(decipher.update(blocks));
}

const decipherers = new WeakMap<RingKey, Decipheriv>();

/** Deciphers blocks that are chained, the first as with a vector of zeros. */
export function unchained(key: RingKey, blocks: Uint8Array): Uint8Array {
  const name = `aes-${key.bytes.byteLength * 8}-cbc`;
  const decipher = createDecipheriv(name, key.bytes, new Uint8Array(BLOCK)).setAutoPadding(false);
  return bytesIn(decipher.update(blocks));
}

/** The same bytes without what Buffer does otherwise, such as a `slice` that is a view. */
function bytesIn(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

export function xored(block: Uint8Array, other: Uint8Array): Uint8Array {
  return block.map((byte, at) => byte ^ (other[at] as number));
}

/**
 * How many bytes of padding (PKCS #7, RFC 5652 section 6.3) a block ends with, each of which is their number;
 * 0 where it is none. `mask`: what is taken off the block first.
 */
export function paddingOf(blocks: Uint8Array, start: number, mask: Uint8Array | null): number {
  const padding = (blocks[start + BLOCK - 1] as number) ^ (mask === null ? 0 : (mask[BLOCK - 1] as number));
  if (padding === 0 || padding > BLOCK) return 0;
  for (let at = BLOCK - padding; at < BLOCK - 1; at++) {
    if (((blocks[start + at] as number) ^ (mask === null ? 0 : (mask[at] as number))) !== padding) return 0;
  }
  return padding;
}
