import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { snappyLiteral } from './testing/index.ts';
import { MOST_KEYS } from './weighed-keys.ts';
import { xorKeys } from './xor-keys.ts';

const JSON_TEXT = '{"imei":"490154203237518","model":"Testphone","event":"install","count":3}';
const PROTOBUF = Uint8Array.from([
  ...[0x0a, 0x0f, ...bytesOf('490154203237518'), 0x12, 0x09, ...bytesOf('Testphone')],
  ...[0x18, 0x96, 0x01, 0x22, 0x07, ...bytesOf('install'), 0x2a, 0x05, ...bytesOf('en_US')],
]);

const under = (bytes: Uint8Array | string, key: number) =>
  (typeof bytes === 'string' ? bytesOf(bytes) : bytes).map((byte) => byte ^ key);

/** Keys of either half, some of which leave most text what may be text. */
const KEYS = [0x11, 0x17, 0x2f, 0x5a, 0x6c, 0x80, 0xa7, 0xff];

describe('the key is among those told', () => {
  test.each<[string, Uint8Array | string]>([
    ['JSON', JSON_TEXT],
    [
      'XML',
      '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>imei</key></dict></plist>',
    ],
    ['a form', 'event=install&locale=en_US&imei=490154203237518&screen=1080x2400&os=Android+14'],
    ['a log', '06-01 12:46 D/locale: de_DE\n06-01 12:43 D/imei: 490154203237518\n06-01 12:40 D/event: sync'],
    ['a sentence', 'she says that the crooked blanket is at the harbour, ask there for a lantern'],
    ['an address in capitals', 'ASHA.TESTCASE@MAIL.EXAMPLE.TEST ASHA.TESTCASE@MAIL.EXAMPLE.TEST'],
    ['base64', Buffer.from(JSON_TEXT).toString('base64')],
    ['hexadecimal', Buffer.from(JSON_TEXT).toString('hex')],
    ['hexadecimal with separators', (Buffer.from(JSON_TEXT).toString('hex').match(/../g) ?? []).join(':')],
    ['percent-encoding', encodeURIComponent(JSON_TEXT)],
    ['entities', JSON_TEXT.replace(/./g, (letter) => `&#${letter.charCodeAt(0)};`)],
    ['protobuf', PROTOBUF],
    ['UTF-16', new Uint8Array(Buffer.from(JSON_TEXT, 'utf16le'))],
  ])('%s', (_, bytes) => {
    const missed = KEYS.filter((key) => !xorKeys(under(bytes, key)).includes(key));
    expect(missed).toEqual([]);
  });

  test.each([
    ['a digest of sixteen digits', '2710078fd4abbe32', 0x09],
    ['a digest in base64', 'H1_1yK-UEzBmTBO1gkyOfJcyRqOpg-h-3Obb', 0x1d],
    ['a name in Russian', 'Наталья Головина', 0x77],
  ])('%s, which stays text or is no ASCII', (_, text, key) => {
    expect(xorKeys(under(text, key))).toContain(key);
  });

  test.each<[string, Uint8Array]>([
    ['deflate', deflateRawSync(JSON_TEXT.repeat(4))],
    ['deflate with fixed codes', deflateRawSync(JSON_TEXT.slice(0, 40))],
    ['deflate that is stored', deflateRawSync(JSON_TEXT, { level: 0 })],
    ['brotli', brotliCompressSync(JSON_TEXT.repeat(3))],
    [
      'Snappy with a copy',
      Uint8Array.from([80, 39 << 2, ...bytesOf(JSON_TEXT.slice(0, 40)), (39 << 2) | 2, 40, 0]),
    ],
  ])('%s', (_, stream) => {
    const missed = KEYS.filter((key) => !xorKeys(under(stream, key)).includes(key));
    expect(missed).toEqual([]);
  });
});

describe('nothing is told', () => {
  test.each<[string, Uint8Array | string]>([
    ['of JSON', JSON_TEXT],
    ['of protobuf', PROTOBUF],
    ['of a telephone number, which any other one is under some key', '9812345678'],
    ['of a UUID', '550e8400-e29b-41d4-a716-446655440000'],
    ['of words in capitals', 'SETTINGS LANGUAGE'],
    ['of a name in Russian', 'Наталья Головина'],
    ['of fewer than eight bytes', under('4901542', 0xa7)],
    ['of a filling', new Uint8Array(64).fill(0xaa)],
    ['of Snappy as it is', snappyLiteral(bytesOf(JSON_TEXT))],
  ])('%s', (_, bytes) => {
    expect(xorKeys(typeof bytes === 'string' ? bytesOf(bytes) : bytes)).toEqual([]);
  });

  test('of nearly all random bytes', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 600, size: 'max' }), (bytes) => {
        told += xorKeys(bytes).length > 0 ? 1 : 0;
      }),
      { numRuns: 2_000, seed: 1 },
    );
    expect(told).toBeLessThan(200);
  });
});

test('few keys are told of anything, and none is zero', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(255), (bytes, key) => {
      const keys = xorKeys(under(bytes, key));
      expect(keys.length).toBeLessThanOrEqual(bytes.byteLength <= 128 ? 12 : MOST_KEYS);
      expect(keys).not.toContain(0);
    }),
  );
});
