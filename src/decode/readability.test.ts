import { createCipheriv, createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { LEAST_TELLING_BYTES, looksEncrypted } from './readability.ts';

/** Bytes as even as chance, the same on every run. */
function evenBytes(byteLength: number, seed = 'a'): Uint8Array {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(byteLength));
}

const JSON_TEXT = JSON.stringify(
  Array.from({ length: 60 }, (_, i) => ({
    event: `screen_${i % 7}`,
    at: 1_406_884_000 + i * 37,
    value: Math.sin(i),
  })),
);

/** Tags, varints, short texts and doubles, as protobuf has them. */
function protobufLike(count: number): Uint8Array {
  const rows: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const double = new Uint8Array(8);
    new DataView(double.buffer).setFloat64(0, i * 1.25, true);
    rows.push(
      new Uint8Array([0x0a, 20, 0x08, (i & 127) | 0x80, 1, 0x12, 6]),
      bytesOf(`item${i % 90}`),
      new Uint8Array([0x19]),
      double,
    );
  }
  return concatBytes(rows);
}

describe('encrypted or compressed', () => {
  test.each([LEAST_TELLING_BYTES, 100, 256, 1_000, 16_384, 100_000])(
    '%i bytes of ciphertext',
    (byteLength) => {
      let wrong = 0;
      for (let i = 0; i < 200; i++) if (!looksEncrypted(evenBytes(byteLength, `s${i}`))) wrong += 1;
      expect(wrong).toBeLessThanOrEqual(2);
    },
  );
  test.each([
    ['gzip', gzipSync(JSON_TEXT)],
    ['deflate', deflateRawSync(JSON_TEXT)],
    ['brotli', brotliCompressSync(JSON_TEXT)],
  ])('%s', (_name, bytes) => {
    expect(looksEncrypted(bytes)).toBe(true);
  });
});

describe('readable', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['a digest', evenBytes(32)],
    ['English', bytesOf('The phone told the server the number of the contact. '.repeat(5))],
    ['Hindi', bytesOf('फ़ोन ने सर्वर को संपर्क का नंबर बताया। '.repeat(5))],
    ['Latin-1', Buffer.from('Der Händler prüft für Köln die Größe der Bücher. '.repeat(4), 'latin1')],
    ['UTF-16', Buffer.from('The phone told the server the number. '.repeat(4), 'utf16le')],
    ['JSON', bytesOf(JSON_TEXT)],
    ['base64', bytesOf(Buffer.from(evenBytes(600)).toString('base64'))],
    ['hex', bytesOf(Buffer.from(evenBytes(600)).toString('hex'))],
    ['protobuf', protobufLike(40)],
    ['short protobuf', protobufLike(5)],
    ['zeros', new Uint8Array(1_000)],
    ['every byte in turn', new Uint8Array(1_024).map((_, i) => i)],
  ])('%s', (_name, bytes) => {
    expect(looksEncrypted(bytes)).toBe(false);
  });

  test.each<[string, string]>([
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WebP', 'RIFF\0\0\0\0WEBP'],
    ['MP4', '\0\0\0\x18ftypmp42'],
    ['woff2', 'wOF2'],
  ])('a %s', (_name, magic) => {
    expect(looksEncrypted(concatBytes([Buffer.from(magic, 'latin1'), evenBytes(2_000)]))).toBe(false);
  });

  test('no archive for its first bytes alone', () => {
    expect(looksEncrypted(concatBytes([Buffer.from('PK\x03\x04', 'latin1'), evenBytes(2_000)]))).toBe(true);
  });
});
