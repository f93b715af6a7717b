import { createDecipheriv } from 'node:crypto';
import { bytesOf } from '../base/index.ts';
import type { Part, RingKey } from '../decode/index.ts';

/** Initialisation vectors that everybody knows: sixteen zeros, one that was published, or the key over again. */
export type KnownIv = 'zero' | 'published' | 'key';

/** Bytes of a block of AES (FIPS 197). */
const BLOCK = 16;

/** The vector of the published clients of 2014, which many examples on the web use too. */
const PUBLISHED = bytesOf('0102030405060708');

/*
 * In CBC (NIST SP 800-38A section 6.2) the first block of the text is the deciphered first block XOR the vector. So
 * whoever has key, ciphertext and text has the vector, however it came to be opened.
 */

const known = new WeakMap<Part, KnownIv | null>();

/** The known vector with which a part, or one around it, was encrypted; null where it was another, or none. */
export function knownIvOf(part: Part, keys: readonly RingKey[]): KnownIv | null {
  for (let at: Part | null = part; at !== null; at = at.parent) {
    if (at.layer !== 'aes') continue;
    const told = known.get(at);
    const iv = told === undefined ? vectorOf(at, keys) : told;
    known.set(at, iv);
    if (iv !== null) return iv;
  }
  return null;
}

function vectorOf({ bytes, parent, span }: Part, keys: readonly RingKey[]): KnownIv | null {
  const sealed = parent?.bytes.subarray(span.start, span.end) ?? new Uint8Array();
  // Only whole blocks are chained, and only what is padded, or longer than a block, can be told from ECB.
  if (sealed.byteLength < BLOCK || sealed.byteLength % BLOCK !== 0) return null;
  const text = padded(bytes, sealed.byteLength);
  for (const { cipher, bytes: key } of keys) {
    if (cipher === 'des') continue;
    const [first, second] = deciphered(key, sealed.subarray(0, 2 * BLOCK));
    if (first === undefined) continue;
    const iv = xored(first, text.subarray(0, BLOCK));
    if (equal(iv, PUBLISHED)) return 'published';
    if (equal(iv, key.subarray(0, BLOCK))) return 'key';
    if (iv.every((byte) => byte === 0)) {
      const chained = second === undefined ? null : xored(second, sealed.subarray(0, BLOCK));
      return chained !== null && equal(chained, text.subarray(BLOCK, 2 * BLOCK)) ? 'zero' : null;
    }
  }
  return null;
}

/** The text as it was enciphered, with the padding of PKCS #7 (RFC 5652 section 6.3) behind it. */
function padded(text: Uint8Array, byteLength: number): Uint8Array {
  const whole = new Uint8Array(byteLength).fill(Math.max(0, byteLength - text.byteLength) & 0xff);
  whole.set(text.subarray(0, byteLength));
  return whole;
}

function deciphered(key: Uint8Array, blocks: Uint8Array): Uint8Array[] {
  const cipher = createDecipheriv(`aes-${key.byteLength * 8}-ecb`, key, null).setAutoPadding(false);
  const text = cipher.update(blocks);
  return Array.from({ length: text.byteLength / BLOCK }, (_, i) => text.subarray(i * BLOCK, (i + 1) * BLOCK));
}

function xored(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, at) => byte ^ (other[at] ?? 0));
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && Buffer.compare(one, other) === 0;
}
