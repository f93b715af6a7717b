import { createCipheriv } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Layer } from '../part.ts';

/** Layers that a chain can be made of at any depth; `br` and raw `deflate` need a label, so only outermost. */
export const CHAINABLE: readonly Layer[] = [
  'gzip',
  'zlib',
  'zstd',
  'percent',
  'json-string',
  'base64',
  'base64url',
];

/** Writes text so that percent-decoding is needed to read it. */
export function percentEncode(bytes: Uint8Array): Uint8Array {
  let text = '';
  for (const byte of bytes) {
    const plain =
      (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    text += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return bytesOf(text);
}

/** The key and vector of `sealed`. */
export const TEST_KEY: Uint8Array = Uint8Array.from({ length: 16 }, (_, i) => 0xa0 + i * 5);
export const TEST_IV: Uint8Array = bytesOf('0102030405060708');

/** AES-CBC; another length of `key` gives another cipher, no `iv` gives ECB. */
export function sealed(
  bytes: Uint8Array,
  { key = TEST_KEY, iv = TEST_IV }: { key?: Uint8Array; iv?: Uint8Array | null } = {},
): Uint8Array {
  const name = `aes-${key.byteLength * 8}-${iv === null ? 'ecb' : 'cbc'}`;
  const cipher = createCipheriv(name, key, iv);
  return new Uint8Array(Buffer.concat([cipher.update(bytes), cipher.final()]));
}

/** Puts one layer on. Binary bytes cannot stand in a JSON string; callers put base64 between. */
export function encodeLayer(layer: Layer, bytes: Uint8Array): Uint8Array {
  switch (layer) {
    case 'gzip':
      return gzipSync(bytes);
    case 'zlib':
    case 'deflate':
      return deflateSync(bytes);
    case 'br':
      return brotliCompressSync(bytes);
    case 'zstd':
      return zstdCompressSync(bytes);
    case 'percent':
      return percentEncode(bytes);
    case 'json-string':
      return bytesOf(JSON.stringify({ inner: textOf(bytes) }));
    case 'base64':
      return bytesOf(Buffer.from(bytes).toString('base64'));
    case 'base64url':
      return bytesOf(Buffer.from(bytes).toString('base64url'));
    case 'aes':
      return sealed(bytes);
    default:
      throw new Error(`chains are not made of ${layer}`);
  }
}
