import { expect, test } from 'vitest';
import { murmur3 } from './murmur3.ts';

test.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['Hello, world!', 1234, 0xfaf6cdb3],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
])('hashes %j with seed %i as MurmurHash3_x86_32 does', (text, seed, hash) => {
  expect(murmur3(Buffer.from(text), seed)).toBe(hash);
});
