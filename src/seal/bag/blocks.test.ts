import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { blockEntry, changedRanges } from './blocks.ts';
import { digestBytes, digestFile, SMALL_BLOCK_BYTES, SMALL_FILE_BYTES } from './digests.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  0,
  1,
  SMALL_BLOCK_BYTES,
  SMALL_BLOCK_BYTES + 1,
  SMALL_FILE_BYTES,
  SMALL_FILE_BYTES + 1,
  3_000_000,
])('a file of %i bytes has the digests of its bytes, however it is read', (byteLength) => {
  const bytes = Buffer.alloc(byteLength, 'telltale');
  const path = join(folder, `${byteLength}`);
  writeFileSync(path, bytes);
  expect(digestFile(path)).toEqual(digestBytes(bytes));
});

test('wherever bytes are changed, cut or added, the ranges hold the first place of it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40_000 }),
      fc.nat(),
      fc.constantFrom('flip', 'cut', 'add'),
      (bytes, seed, how) => {
        const at = seed % bytes.byteLength;
        const changed =
          how === 'cut'
            ? bytes.slice(0, at)
            : how === 'add'
              ? Uint8Array.of(...bytes, 7)
              : bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
        const place = how === 'add' ? bytes.byteLength : at;
        const ranges = changedRanges(blockEntry(digestBytes(bytes)), digestBytes(changed));
        expect(ranges.some(({ from, to }) => from <= place && place < to)).toBe(true);
      },
    ),
  );
});

test('what is the same has no range', () => {
  const digests = digestBytes(Buffer.alloc(10_000, 1));
  expect(changedRanges(blockEntry(digests), digests)).toEqual([]);
});
