import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { MOST_DECODED_BYTES, MOST_DEPTH, MOST_PARTS } from './budget.ts';
import { partsOf, percentEncode, sectionOf } from './testing/index.ts';
import { unfold } from './unfold.ts';

describe('limits', () => {
  test('a bomb is read up to what it may grow to, and told of', () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    let total = 0;
    const { notices } = unfold(sectionOf(bomb), (part) => {
      if (part.parent !== null) total += part.bytes.byteLength;
    });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(MOST_DECODED_BYTES);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['br', (bytes) => brotliCompressSync(bytes)],
    ['zstd', (bytes) => zstdCompressSync(bytes)],
    ['deflate', (bytes) => deflateRawSync(bytes)],
  ])('a small %s bomb stays small', (label, compress) => {
    const bomb = compress(Buffer.alloc(32 * 1024 * 1024));
    let total = 0;
    const { notices } = unfold(sectionOf(bomb, { contentEncodings: [label] }), (part) => {
      total += part.bytes.byteLength;
    });
    expect(total).toBeLessThan(16 * 1024 * 1024);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
  });

  test('many small bombs in one body stop at the budget', () => {
    const one = gzipSync(Buffer.alloc(900 * 1024));
    const apart = new Uint8Array([0, 0, 0, 1]);
    const bytes = concatBytes(Array.from({ length: 200 }, () => concatBytes([one, apart])));
    let total = 0;
    const { notices } = unfold(sectionOf(bytes), (part) => {
      if (part.parent !== null) total += part.bytes.byteLength;
    });
    expect(total).toBeLessThanOrEqual(MOST_DECODED_BYTES);
    expect(notices.map((notice) => notice.code)).toContain('budget-exceeded');
  });

  test('no more parts than allowed', () => {
    const section = sectionOf('"a\\n",'.repeat(MOST_PARTS + 10));
    let count = 0;
    const { notices } = unfold(section, () => {
      count += 1;
    });
    expect(count).toBe(MOST_PARTS + 1);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
  });

  test('no deeper than allowed', () => {
    let bytes: Uint8Array = bytesOf('a b');
    for (let i = 0; i < MOST_DEPTH + 3; i++) bytes = percentEncode(bytes);
    expect(Math.max(...partsOf(sectionOf(bytes)).map((part) => part.depth))).toBe(MOST_DEPTH);
  });

  test.each([
    ['backslashes', '\\'.repeat(400_000)],
    ['escaped quotes', '"\\"'.repeat(200_000)],
    ['opened strings in binary bytes', `\u0001"${'\\"a'.repeat(200_000)}\u0001`],
    ['percent signs', '%'.repeat(400_000)],
    ['plus signs', 'a=+'.repeat(200_000)],
    ['semicolons', `a=%20${';'.repeat(400_000)}`],
    ['letters', 'Ab1'.repeat(200_000)],
    ['paths', '/Ab1_'.repeat(200_000)],
    ['gzip beginnings', '\x1f\x8b\x08\0\0\0\0\0\0\0'.repeat(40_000)],
    ['zlib beginnings', '\x78\x9c'.repeat(200_000)],
    ['zstd beginnings', '\x28\xb5\x2f\xfd'.repeat(100_000)],
  ])('%s in a row do not hang it', (_name, text) => {
    const section = sectionOf(Buffer.from(text, 'latin1'));
    expect(partsOf(section).length).toBeLessThanOrEqual(MOST_PARTS + 1);
  });
});
