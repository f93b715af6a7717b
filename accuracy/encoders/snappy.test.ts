import { expect, test } from 'vitest';
import { snappy } from './snappy.ts';

test.each([
  ['', '00'],
  ['abc', '0308616263'],
  // A literal, and a copy of eight bytes from four before, which overlaps what it writes.
  ['abcdabcdabcd', '0c0c616263641e0400'],
  [
    'x'.repeat(61).replace(/./g, (_, at: number) => String.fromCharCode(33 + at)),
    `3df03c${Buffer.from(Array.from({ length: 61 }, (_, at) => 33 + at)).toString('hex')}`,
  ],
])('writes %j by the format description', (text, hex) => {
  expect(snappy(Buffer.from(text)).toString('hex')).toBe(hex);
});
