import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockWritten, KEY_LENGTHS, keysWritten } from './key-text.ts';

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
  expect(blockWritten('000102030405060708090a0b0c0d0e0f')).toEqual(bytes);
  expect(blockWritten('AAECAwQFBgcICQoLDA0ODw==')).toEqual(bytes);
  expect(blockWritten('0102030405060708')).toEqual(new Uint8Array(Buffer.from('0102030405060708')));
  expect(blockWritten('too short')).toBeNull();
});
