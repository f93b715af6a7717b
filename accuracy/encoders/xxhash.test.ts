import { expect, test } from 'vitest';
import { xxh32, xxh64 } from './xxhash.ts';

test.each([
  ['', '02cc5d05', 'ef46db3751d8e999'],
  ['abc', '32d153ff', '44bc2cf5ad770999'],
  ['Nobody inspects the spammish repetition', 'e2293b2f', 'fbcea83c8a378bf1'],
])('hashes %j as xxHash does', (text, narrow, wide) => {
  expect(xxh32(Buffer.from(text))).toBe(narrow);
  expect(xxh64(Buffer.from(text))).toBe(wide);
});
