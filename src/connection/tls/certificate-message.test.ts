import { X509Certificate } from 'node:crypto';
import { brotliCompressSync, deflateSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newAuthority } from '../../capture/index.ts';
import { handshakeMessage } from '../testing/index.ts';
import { certificateNames, compressedLeafOf, leafOf } from './certificate-message.ts';

const der = new Uint8Array(
  new X509Certificate(newAuthority({ commonName: 'Root', key: 'ec' }).certificate).raw,
);
const u24 = (value: number) => [value >> 16, (value >> 8) & 255, value & 255];
/** RFC 8446 §4.4.2. */
const body13 = [0, ...u24(der.length + 5), ...u24(der.length), ...der, 0, 0];
const body12 = [...u24(der.length + 3), ...u24(der.length), ...der];
const compressed = (algorithm: number, bytes: Uint8Array, wholeLength = body13.length) =>
  handshakeMessage(25, [0, algorithm, ...u24(wholeLength), ...u24(bytes.length), ...bytes]);

it.each<[string, Uint8Array | null]>([
  ['until TLS 1.2', leafOf(handshakeMessage(11, body12), false)],
  ['in TLS 1.3', leafOf(handshakeMessage(11, body13), true)],
  ['compressed by zlib', compressedLeafOf(compressed(1, deflateSync(Uint8Array.from(body13))))],
  ['compressed by Brotli', compressedLeafOf(compressed(2, brotliCompressSync(Uint8Array.from(body13))))],
  ['compressed by Zstandard', compressedLeafOf(compressed(3, zstdCompressSync(Uint8Array.from(body13))))],
])('the first certificate is found %s', (_, found) => {
  expect(found).toEqual(der);
  expect(found && certificateNames(found)).toEqual({ subject: 'CN=Root', issuer: 'CN=Root' });
});

it.each<[string, Uint8Array | null]>([
  ['an empty list', leafOf(handshakeMessage(11, [0, 0, 0]), false)],
  ['a list that is cut', leafOf(handshakeMessage(11, body12).subarray(0, -1), false)],
  ['an algorithm that is none', compressedLeafOf(compressed(9, Uint8Array.of(1, 2)))],
  ['more than it says', compressedLeafOf(compressed(1, deflateSync(new Uint8Array(5_000)), 100))],
  ['what is broken', compressedLeafOf(compressed(2, Uint8Array.of(255, 254, 253)))],
])('there is none in %s', (_, found) => {
  expect(found).toBeNull();
});

it('takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      leafOf(bytes, true);
      leafOf(bytes, false);
      compressedLeafOf(bytes);
      certificateNames(bytes);
    }),
  );
});
