import { expect, test } from 'vitest';
import { binaryPlist } from './binary-plist.ts';

const written = (value: Parameters<typeof binaryPlist>[0]) => binaryPlist(value).toString('latin1');

test('writes header, objects, offsets and trailer', () => {
  const bytes = binaryPlist({ n: 7 });
  // Key, number, and a dictionary of one that refers to both; offsets 8, 10 and 12.
  const objects = '516e' + '1007' + 'd100000001';
  const trailer = '000000000000' + '0402' + '0000000000000003' + '0000000000000002' + '0000000000000011';
  expect(bytes.toString('hex')).toBe(`62706c6973743030${objects}00000008${'0000000a'}0000000c${trailer}`);
});

test('writes long ASCII behind its length and the rest in UTF-16, big-endian', () => {
  expect(written('490154203237518')).toContain('\x5f\x10\x0f490154203237518');
  expect(written('é')).toContain('\x61\x00\xe9');
});
