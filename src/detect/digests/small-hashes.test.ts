import { expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { javaHashCode } from './java-hash-code.ts';
import { murmur3 } from './murmur3.ts';
import { xxhash32 } from './xxhash32.ts';
import { xxhash64 } from './xxhash64.ts';

const LONG = 'The quick brown fox jumps over the lazy dog';

it.each([
  ['', 0],
  ['test', 0xba6bd213],
  ['Hello, world!', 0xc0363e43],
  [LONG, 0x2e4ff723],
])('hashes %j as MurmurHash3_x86_32 is published', (text, expected) => {
  expect(murmur3(bytesOf(text))).toBe(expected);
});

it.each([
  ['', 0x02cc5d05],
  ['a', 0x550d7456],
  ['abc', 0x32d153ff],
  ['Nobody inspects the spammish repetition', 0xe2293b2f],
  [LONG, 0xe85ea4de],
])('hashes %j as XXH32 is published', (text, expected) => {
  expect(xxhash32(bytesOf(text))).toBe(expected);
});

it.each([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
  ['Nobody inspects the spammish repetition', 0xfbcea83c8a378bf1n],
  [LONG, 0x0b242d361fda71bcn],
])('hashes %j as XXH64 is published', (text, expected) => {
  expect(xxhash64(bytesOf(text))).toBe(expected);
});

it.each([
  ['', 0],
  ['hello', 99_162_322],
  ['polygenelubricants', 0x8000_0000],
])('hashes %j as String.hashCode() does', (text, expected) => {
  expect(javaHashCode(text)).toBe(expected);
});
