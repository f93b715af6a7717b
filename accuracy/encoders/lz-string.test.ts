import { expect, test } from 'vitest';
import { lzStringBase64, lzStringBytes, lzStringForUri } from './lz-string.ts';

// Known answers that ports of the library test themselves against.
test.each([
  ['Hello world', 'BIUwNmD2AEDukCcwBMg'],
  ['hello, i am a 猫', 'BYUwNmD2A0AECWsCGBbZtDUzkA'],
])('writes %j as the library does', (text, letters) => {
  expect(lzStringForUri(text)).toBe(letters);
  expect(lzStringBase64(text).replace(/=+$/, '')).toBe(letters);
});

test('writes words of sixteen bits, big-endian', () => {
  const bytes = [5, 133, 48, 54, 96, 246, 3, 64, 4, 9, 107, 2, 24, 22, 217, 180, 53, 51, 144, 0];
  expect([...lzStringBytes('hello, i am a 猫')]).toEqual(bytes);
});
