import { createDecipheriv, type Decipheriv } from 'node:crypto';
import { bytesIn } from '../base/index.ts';
import type { RingKey } from './key-ring.ts';

/** Bytes of one block of AES (FIPS 197 section 3). */
export const BLOCK = 16;

/** Bytes of one block of DES, also where it is triple (NIST SP 800-67 section 2). */
export const SHORT_BLOCK = 8;

export function blockOf({ cipher }: RingKey): number {
  return cipher === 'des' ? SHORT_BLOCK : BLOCK;
}

/** Whether the key's mode pads what it enciphers to whole blocks; a key of no known mode is tried as one that does. */
export function fillsBlocks({ mode }: RingKey): boolean {
  return mode === null || mode === 'cbc' || mode === 'ecb';
}

/** What published clients of 2014 have for a vector. */
const USUAL_LETTERS = Buffer.from('0102030405060708', 'latin1');

/**
 * Vectors to try with a key: its own, then those that programs use where they should draw one: zeros, letters, and
 * the key itself, which some programs pass for both.
 */
export function ivsOf(key: RingKey): readonly Uint8Array[] {
  const block = blockOf(key);
  const usual = [new Uint8Array(block), Uint8Array.from(USUAL_LETTERS.subarray(0, block))];
  const all = [...(key.iv === null ? [] : [key.iv]), ...usual, key.bytes.slice(0, block)];
  return all.filter((iv, at) => all.findIndex((other) => Buffer.compare(iv, other) === 0) === at);
}

/**
 * OpenSSL's name of the cipher and the key it takes. Single DES is Triple DES with one key three times (SP 800-67
 * section 3.2), which is always at hand where DES itself is not.
 */
export function openSslOf(key: RingKey, mode: 'cbc' | 'ecb' | 'ctr' | 'cfb' | 'gcm'): [string, Uint8Array] {
  const { bytes } = key;
  if (key.cipher !== 'des') return [`aes-${bytes.byteLength * 8}-${mode}`, bytes];
  const third = bytes.byteLength === 24 ? [] : [bytes.subarray(0, SHORT_BLOCK)];
  const second = bytes.byteLength === SHORT_BLOCK ? [bytes] : [];
  return [`des-ede3-${mode}`, Buffer.concat([bytes, ...second, ...third])];
}

/** Deciphers blocks, each by itself. One decipherer serves a key for good: it keeps nothing between blocks. */
export function deciphered(key: RingKey, blocks: Uint8Array): Uint8Array {
  let decipher = decipherers.get(key);
  if (decipher === undefined) {
    decipher = createDecipheriv(...openSslOf(key, 'ecb'), null).setAutoPadding(false);
    decipherers.set(key, decipher);
  }
  return bytesIn(decipher.update(blocks));
}

const decipherers = new WeakMap<RingKey, Decipheriv>();

/** Deciphers blocks that are chained, the first as with a vector of zeros. */
export function unchained(key: RingKey, blocks: Uint8Array): Uint8Array {
  const decipher = createDecipheriv(...openSslOf(key, 'cbc'), new Uint8Array(blockOf(key)));
  return bytesIn(decipher.setAutoPadding(false).update(blocks));
}

export function xored(block: Uint8Array, other: Uint8Array): Uint8Array {
  return block.map((byte, at) => byte ^ (other[at] as number));
}

/**
 * How many bytes of padding (PKCS #7, RFC 5652 section 6.3) a block of `block` bytes ends with, each of which is
 * their number; 0 where it is none. `mask`: what is taken off the block first.
 */
export function paddingOf(
  blocks: Uint8Array,
  start: number,
  { mask, block }: { readonly mask: Uint8Array | null; readonly block: number },
): number {
  const padding = (blocks[start + block - 1] as number) ^ (mask === null ? 0 : (mask[block - 1] as number));
  if (padding === 0 || padding > block) return 0;
  for (let at = block - padding; at < block - 1; at++) {
    if (((blocks[start + at] as number) ^ (mask === null ? 0 : (mask[at] as number))) !== padding) return 0;
  }
  return padding;
}
