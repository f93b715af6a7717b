import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { type Search, textLayers } from './layers/index.ts';
import { mayUnfold } from './may-unfold.ts';
import { searchStreams } from './stream-search.ts';

test.each<[string, Uint8Array]>([
  ['percent', bytesOf('a%20b')],
  ['plus', bytesOf('a=b+c')],
  ['a JSON string', bytesOf('"\\n"')],
  ['base64', bytesOf(' NDkwMTU0MjAzMjM3 ')],
  ['short base64', bytesOf('"QWlydGVs"')],
  ['short base64 in a path', bytesOf('a/OTgxMjM0NTY3OA==')],
  ['short base64 at the end', bytesOf('carrier=QWlydGVs')],
  ['gzip', gzipSync('abc')],
  ['zlib', deflateSync('abc')],
  ['fast zlib', deflateSync('abc', { level: 1 })],
  ['best zlib', deflateSync('abc', { level: 9 })],
  ['stored zlib', deflateSync('abc', { level: 0 })],
  ['zstd', zstdCompressSync('abc')],
])('says yes to %s', (_name, bytes) => {
  expect(mayUnfold(bytes)).toBe(true);
});

test('says no only where nothing is found', () => {
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x1f, 0x8b, 8, 0x78, 0x9c, 0x25, 0x2b, 0x22, 0x41, 0x3d, 0x59, 0x57, 0x6c, 0x2f),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), (numbers) => {
      const bytes = new Uint8Array(numbers);
      fc.pre(!mayUnfold(bytes));
      const search: Search = { bytes, isText: false, grammar: 'text', mostDecoded: () => 1_000 };
      const never = () => expect.unreachable();
      searchStreams(search, never);
      for (const layer of textLayers) layer.find(search, { start: 0, end: bytes.byteLength }, never);
    }),
    { numRuns: 2_000 },
  );
});
