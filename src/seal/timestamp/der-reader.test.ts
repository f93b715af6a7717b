import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkToken } from './check-token.ts';
import { derOf, derRow, oidText } from './der-reader.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

test.each([
  ['a length of one byte', '30 03 02 01 05', 0x30],
  ['a length of two', `04 81 80 ${'00'.repeat(128)}`, 0x04],
  ['nothing in it', '05 00', 0x05],
])('reads %s', (_, bytes, tag) => {
  expect(derOf(hex(bytes))).toMatchObject({ tag });
});

test.each([
  ['breaks off', '30 03 02 01'],
  ['has no length', '30'],
  ['has a length that is not the shortest', '04 81 05 00 00 00 00 00'],
  ['has leading zeros in its length', `04 82 00 80 ${'00'.repeat(128)}`],
  ['has no end (BER)', '30 80 00 00'],
  ['has a length of five bytes', '04 85 01 00 00 00 00'],
  ['has a long tag', '1f 81 01 00'],
])('refuses what %s', (_, bytes) => {
  expect(derRow(hex(bytes))).toBeNull();
});

test.each([
  ['06 09 60 86 48 01 65 03 04 02 01', '2.16.840.1.101.3.4.2.1'],
  ['06 03 2a 03 04', '1.2.3.4'],
  ['06 01 00', '0.0'],
  ['04 01 00', ''],
])('%s is the identifier %s', (bytes, text) => {
  expect(oidText(derOf(hex(bytes)))).toBe(text);
});

test('random bytes, and random DER, are no time stamp and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 12 }), (bytes, depth) => {
      let wrapped: Uint8Array = bytes;
      for (let i = 0; i < depth && wrapped.byteLength < 128; i++)
        wrapped = Uint8Array.of(i % 2 === 0 ? 0x30 : 0xa0, wrapped.byteLength, ...wrapped);
      expect(checkToken(wrapped, [bytes], []).fault).not.toBeNull();
    }),
    { numRuns: 2_000 },
  );
});
