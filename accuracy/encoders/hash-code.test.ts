import { expect, test } from 'vitest';
import { hashCode } from './hash-code.ts';

test.each([
  ['', 0],
  ['hello', 99_162_322],
  ['polygenelubricants', -2_147_483_648],
])('hashes %j as Java does', (text, hash) => {
  expect(hashCode(text)).toBe(hash);
});
