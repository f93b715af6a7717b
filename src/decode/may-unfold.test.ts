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
  ['an entity', bytesOf('&#52;')],
  ['quoted-printable', bytesOf('=3D')],
  ['an escape outside of strings', bytesOf('\\x41')],
  ['UTF-16', new Uint8Array(Buffer.from('hello', 'utf16le'))],
  ['a number backwards', bytesOf('815732302451094')],
  ['a line of JSON backwards', bytesOf('a\n}1:"a"{\n')],
  ['gzip', gzipSync('abc')],
  ['zlib', deflateSync('abc')],
  ['fast zlib', deflateSync('abc', { level: 1 })],
  ['best zlib', deflateSync('abc', { level: 9 })],
  ['stored zlib', deflateSync('abc', { level: 0 })],
  ['zstd', zstdCompressSync('abc')],
])('says yes to %s', (_name, bytes) => {
  const { streams, texts } = mayUnfold(bytes);
  expect(streams || texts).toBe(true);
});

test('says no only where nothing is found', () => {
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x1f, 0x8b, 8, 0x78, 0x9c, 0x25, 0x2b, 0x22, 0x41, 0x3d, 0x5c),
  );
  const pieces = fc.constantFrom(
    'QWlydGVs',
    'OTgxMjM0NTY3OA',
    'a',
    '=',
    '==',
    '/',
    '"',
    ' ',
    '%41',
    '\\n',
    '\\x41',
    '&amp;',
    '=C3=A9',
    '=3D',
    '4\x009\x000\x001\x005\x00',
    '4901542032',
    'Nfun Grfgpnfr',
    'ahsA',
    '\n}',
    '"{\n',
    '\n\r',
    '\xe0',
  );
  const content = fc.oneof(
    fc.array(byte, { maxLength: 60 }).map((numbers) => new Uint8Array(numbers)),
    fc.array(pieces, { maxLength: 12 }).map((texts) => Buffer.from(texts.join(''), 'latin1')),
  );
  fc.assert(
    fc.property(content, (bytes) => {
      const may = mayUnfold(bytes);
      fc.pre(!may.streams || !may.texts);
      const search: Search = {
        bytes,
        isText: false,
        grammar: 'text',
        mostDecoded: () => 1_000,
        affords: () => true,
      };
      const never = () => expect.unreachable();
      if (!may.streams) searchStreams(search, never);
      if (may.texts) return;
      for (const layer of textLayers) layer.find(search, { start: 0, end: bytes.byteLength }, never);
    }),
    { numRuns: 2_000 },
  );
});
