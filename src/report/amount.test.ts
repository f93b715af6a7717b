import { expect, test } from 'vitest';
import { amountOfBytes, count, share } from './amount.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [99_949, '99.9 kB'],
  [99_950, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [3_456_000_000, '3.5 GB'],
])('%d is %s', (byteLength, text) => expect(amountOfBytes(byteLength)).toBe(text));

test.each([
  [0, 0, '–'],
  [0, 10, '0 %'],
  [10, 10, '100 %'],
  [999_999, 1_000_000, '99.9 %'],
  [1, 1_000_000, '<0.1 %'],
  [5, 1000, '0.5 %'],
  [1, 3, '33 %'],
])('a share of %d in %d is %s, never rounded to all or nothing', (part, whole, text) =>
  expect(share(part, whole)).toBe(text),
);

test('counts in words', () => {
  expect(count(1, 'packet')).toBe('1 packet');
  expect(count(1200, 'packet')).toBe('1,200 packets');
});
