import { createCipheriv } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { zipFile } from '../base/testing/index.ts';
import { message, sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const needles = compileIdentity([{ id: 'imei', kind: 'imei', value: '490154203237518', fixed: false }], {
  market: null,
});

function even(byteLength: number, key = 7): Uint8Array {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, key), Buffer.alloc(16));
  return new Uint8Array(cipher.update(Buffer.alloc(byteLength)));
}

const file = (magic: string, byteLength: number, content = even(byteLength)) =>
  concatBytes([Uint8Array.from(Buffer.from(magic, 'latin1')), content]).subarray(0, byteLength);
const jpeg = file('\xff\xd8\xff\xe0', 3_000);
const log = Array.from({ length: 300 }, (_, i) => `line ${i * i}`).join('\n');
const multipart = (body: Uint8Array) =>
  concatBytes([
    bytesOf(`--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n${log}\r\n`),
    bytesOf('--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'),
    body,
    bytesOf('\r\n--b--\r\n'),
  ]);

const mediaIn = (content: Uint8Array | string) => sight(sectionOf(content), needles).media;

describe('bytes of files that people look at or listen to are counted', () => {
  it.each<[string, Uint8Array | string, number, string]>([
    ['a JPEG', jpeg, 3_000, 'picture'],
    [
      'a PNG, whose pixels are one zlib stream',
      file('\x89PNG\r\n', 3_000, deflateSync(even(9_000))),
      3_000,
      'picture',
    ],
    ['an MP4', file('\0\0\0\x18ftypmp42', 3_000), 3_000, 'recording'],
    ['a WAV of few values', file('RIFF', 3_000, new Uint8Array(3_000).fill(0x80)), 3_000, 'recording'],
    ['base64 in JSON', JSON.stringify({ p: Buffer.from(jpeg).toString('base64') }), 4_000, 'picture'],
    ['a multipart', multipart(jpeg), 3_000, 'picture'],
    ['a field of bytes', message([1, 7], [2, jpeg]), 3_000, 'picture'],
    [
      'an archive',
      zipFile([
        { name: 'a.jpg', content: jpeg, method: 0 },
        { name: 'b', content: log },
      ]),
      3_000,
      'picture',
    ],
    [
      'an archive in a multipart',
      multipart(
        zipFile([
          { name: 'a.jpg', content: jpeg, method: 0 },
          { name: 'b', content: log },
        ]),
      ),
      3_000,
      'picture',
    ],
    ['a PDF of which nothing can be read', file('%PDF-1.7\n', 3_000), 3_000, 'document'],
  ])('%s', (_, content, byteLength, kind) => {
    expect(mediaIn(content)).toEqual({ byteLength, kinds: [kind] });
  });

  test('in compressed bytes by their share of them', () => {
    const { byteLength } = gzipSync(concatBytes([message([2, jpeg], [3, log.repeat(9)])]));
    const media = mediaIn(gzipSync(message([2, jpeg], [3, log.repeat(9)])));
    expect(media.byteLength).toBeGreaterThan(0);
    expect(media.byteLength).toBeLessThan(byteLength / 4);
  });

  test('of a PDF only what was not decompressed', () => {
    const stream = deflateSync(Array.from(even(3_000)).join(' '));
    const bytes = concatBytes([bytesOf('%PDF-1.7\n'), even(200, 9), stream]);
    expect(mediaIn(bytes).byteLength).toBe(bytes.byteLength - stream.byteLength);
  });
});

it.each<[string, Uint8Array | string]>([
  ['text that begins as a picture does', `GIF89a was the last ${'of its kind, '.repeat(20)}`],
  ['a dot that counts visits', file('GIF89a', 43)],
  ['an archive', zipFile([{ name: 'b', content: log }])],
  ['a program', file('\x7fELF', 3_000)],
  ['what is encrypted', even(3_000)],
])('no media is seen in %s', (_, content) => {
  expect(mediaIn(content)).toEqual({ byteLength: 0, kinds: [] });
});

test('what stands in the texts of a picture is sighted', () => {
  const bytes = concatBytes([jpeg.subarray(0, 20), bytesOf('\0imei=490154203237518\0'), jpeg.subarray(20)]);
  expect(sight(sectionOf(bytes), needles).sighted).toHaveLength(1);
});
