import { createCipheriv } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Layer } from '../part.ts';

/** Layers that a chain can be made of at any depth. */
export const CHAINABLE: readonly Layer[] = [
  'gzip',
  'zlib',
  'zstd',
  'deflate',
  'br',
  'snappy',
  'lz4',
  'percent',
  'json-string',
  'base64',
  'base64url',
  'hex',
  'base32',
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

/** A raw Snappy block of one literal. */
export function snappyLiteral(bytes: Uint8Array): Uint8Array {
  const varint: number[] = [];
  for (let left = bytes.byteLength; ; left >>>= 7) {
    varint.push(left < 0x80 ? left : (left & 0x7f) | 0x80);
    if (left < 0x80) break;
  }
  const last = bytes.byteLength - 1;
  const tag = last < 60 ? [last << 2] : [62 << 2, last & 0xff, (last >> 8) & 0xff, last >> 16];
  return Uint8Array.from([...varint, ...tag, ...bytes]);
}

/** An LZ4 frame of one block that is stored as it is. */
export function lz4Stored(bytes: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(15 + bytes.byteLength);
  frame.writeUInt32LE(0x184d_2204);
  frame.writeUInt16LE(0x7060, 4);
  // The checksum of the descriptor, which nobody asks about.
  frame.writeUInt8(0x73, 6);
  frame.writeUInt32LE(0x8000_0000 + bytes.byteLength, 7);
  frame.set(bytes, 11);
  return new Uint8Array(frame);
}

/** Base32, padded. */
export function base32Encode(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  let text = '';
  for (const five of bits.match(/.{1,5}/g) ?? [])
    text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)];
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** Puts one layer on. Binary bytes cannot stand in a JSON string; callers put base64 between. */
export function encodeLayer(layer: Layer, bytes: Uint8Array): Uint8Array {
  switch (layer) {
    case 'gzip':
      return gzipSync(bytes);
    case 'zlib':
      return deflateSync(bytes);
    case 'deflate':
      return deflateRawSync(bytes);
    case 'snappy':
      return snappyLiteral(bytes);
    case 'lz4':
      return lz4Stored(bytes);
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
    case 'hex':
      return bytesOf(Buffer.from(bytes).toString('hex'));
    case 'base32':
      return bytesOf(base32Encode(bytes));
    case 'aes':
      return sealed(bytes);
    default:
      throw new Error(`chains are not made of ${layer}`);
  }
}
