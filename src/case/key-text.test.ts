import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY_LENGTHS, keysWritten, keyWritten } from './key-text.ts';

test.each<[string, string, number[]]>([
  ['letters', '0102030405060708', [16]],
  ['letters of any kind', 'k$9!k$9!k$9!k$9!', [16]],
  ['hexadecimal, base64 and letters at once', '00112233445566778899aabbccddeeff', [16, 24, 32]],
  ['base64 with padding', 'AAECAwQFBgcICQoLDA0ODw==', [16, 24]],
  ['base64 without padding', 'AAECAwQFBgcICQoLDA0ODw', [16]],
  ['base64 in the other alphabet', '-_8CAwQFBgcICQoLDA0ODw', [16]],
  ['base64 with half a padding', 'AAECAwQFBgcICQoLDA0ODw=', []],
  ['base64 with something in the bits left over', 'AAECAwQFBgcICQoLDA0ODx', []],
  ['both alphabets at once', '-+8CAwQFBgcICQoLDA0ODw', []],
  ['a word', 'password', []],
  ['nothing', '', []],
  ['a sentence', 'not a key at all', []],
  ['a long text', 'a'.repeat(1_000), []],
])('%s', (_, text, expected) => {
  expect(keysWritten(text).map(({ byteLength }) => byteLength)).toEqual(expected);
});

test('a key in hexadecimal or base64 is always among the readings', () => {
  const key = fc
    .constantFrom(...KEY_LENGTHS)
    .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
  fc.assert(
    fc.property(key, fc.constantFrom('hex', 'base64', 'base64url'), (bytes, encoding) => {
      expect(keysWritten(Buffer.from(bytes).toString(encoding as 'hex'))).toContainEqual(bytes);
    }),
  );
});

test('sixteen bytes are read in each of their writings', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => i);
  expect(keyWritten('000102030405060708090a0b0c0d0e0f', [16])).toEqual(bytes);
  expect(keyWritten('AAECAwQFBgcICQoLDA0ODw==', [16])).toEqual(bytes);
  expect(keyWritten('0102030405060708', [16])).toEqual(new Uint8Array(Buffer.from('0102030405060708')));
  expect(keyWritten('too short', [16])).toBeNull();
});

test('of two readings that fit hexadecimal is taken', () => {
  const text = '00112233445566778899aabbccddeeff';
  expect(keyWritten(text, [24, 16])).toHaveLength(16);
  expect(keyWritten(text, [16, 24])).toHaveLength(16);
  expect(keyWritten('0123456789abcdef', [8])).toEqual(
    Uint8Array.of(1, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef),
  );
});
