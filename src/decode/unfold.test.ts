import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import type { Part } from './part.ts';
import { hitsOf, partsOf, sectionOf } from './testing/index.ts';
import { unfold } from './unfold.ts';

const VALUE = '490154203237518';
const JSON_TEXT = JSON.stringify({ imei: VALUE, note: 'a plain note of some length, twice: a plain note' });

function codesOf(section: Section): string[] {
  return unfold(section, () => {}).notices.map((notice) => notice.code);
}

/** Letters that hardly repeat, so that a compressed stream is long enough to break off. */
function longText(): string {
  let text = '';
  for (let i = 0; i < 4_000; i++) text += `${(i * 7919) % 10007} `;
  return text;
}

describe('Content-Encoding', () => {
  const gz = gzipSync(JSON_TEXT);
  test.each<[string, Uint8Array, string[], string]>([
    ['gzip', gz, ['gzip'], 'body/gzip/json:/imei'],
    ['x-gzip', gz, ['x-gzip'], 'body/gzip/json:/imei'],
    ['deflate with a zlib header', deflateSync(JSON_TEXT), ['deflate'], 'body/deflate/json:/imei'],
    ['deflate without', deflateRawSync(JSON_TEXT), ['deflate'], 'body/deflate/json:/imei'],
    ['br', brotliCompressSync(JSON_TEXT), ['br'], 'body/br/json:/imei'],
    ['zstd', zstdCompressSync(JSON_TEXT), ['zstd'], 'body/zstd/json:/imei'],
    ['two codings', brotliCompressSync(gz), ['gzip', 'br'], 'body/br/gzip/json:/imei'],
    [
      'two codings around identity',
      brotliCompressSync(gz),
      ['gzip', 'identity', 'br'],
      'body/br/gzip/json:/imei',
    ],
    ['a coding that nobody knows', bytesOf(JSON_TEXT), ['rot13'], 'body/json:/imei'],
    ['gzip already undone', bytesOf(JSON_TEXT), ['gzip'], 'body/json:/imei'],
    ['deflate already undone', bytesOf(JSON_TEXT), ['deflate'], 'body/json:/imei'],
    ['br already undone', bytesOf(JSON_TEXT), ['br'], 'body/json:/imei'],
    ['zstd already undone', bytesOf(JSON_TEXT), ['zstd'], 'body/json:/imei'],
    ['the outer of two already undone', gz, ['gzip', 'br'], 'body/gzip/json:/imei'],
    ['br said of gzip', gz, ['br'], 'body/gzip/json:/imei'],
    ['gzip said of zlib', deflateSync(JSON_TEXT), ['gzip'], 'body/zlib/json:/imei'],
    ['gzip without a label', gz, [], 'body/gzip/json:/imei'],
    ['zlib without a label', deflateSync(JSON_TEXT), [], 'body/zlib/json:/imei'],
    ['zstd without a label', zstdCompressSync(JSON_TEXT), [], 'body/zstd/json:/imei'],
    ['gzip twice', gzipSync(gz), ['gzip'], 'body/gzip/gzip/json:/imei'],
  ])('%s', (_name, bytes, contentEncodings, path) => {
    const section = sectionOf(bytes, { contentEncodings });
    expect(hitsOf(section, VALUE).map((hit) => hit.path)).toEqual([path]);
    expect(codesOf(section)).toEqual([]);
  });

  test('one that cannot be undone is told of', () => {
    const bytes = new Uint8Array(400).map((_, i) => (i * 167 + ((i * i) % 251)) ^ (i >> 1));
    expect(codesOf(sectionOf(bytes, { contentEncodings: ['gzip'] }))).toEqual(['encoding-broken']);
  });

  test('an empty body with a label is nothing to tell of', () => {
    expect(codesOf(sectionOf('', { contentEncodings: ['gzip'] }))).toEqual([]);
  });

  test('a picture with a label that lies is passed over in silence', () => {
    const bytes = concatBytes([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), deflateRawSync(longText())]);
    expect(codesOf(sectionOf(bytes, { contentEncodings: ['gzip'] }))).toEqual([]);
  });
});

describe('compressed streams that are not whole', () => {
  const text = `${VALUE} ${longText()}`;
  const streams: [string, Uint8Array][] = [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
  ];
  test.each(streams)('%s that breaks off gives what there is', (label, stream) => {
    const section = sectionOf(stream.subarray(0, stream.byteLength >> 1), { contentEncodings: [label] });
    const child = partsOf(section)[1] as Part;
    expect(child.bytes.byteLength).toBeGreaterThan(text.length / 4);
    expect(Buffer.from(text).subarray(0, child.bytes.byteLength).equals(child.bytes)).toBe(true);
    expect(codesOf(section)).toEqual(['encoding-broken']);
  });

  test.each<[string, Uint8Array]>([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['zstd', zstdCompressSync(text)],
  ])('%s that breaks off before it gives anything is left out whole', (label, stream) => {
    const section = sectionOf(stream.subarray(0, 14), { contentEncodings: [label] });
    const { notices, leftOut } = unfold(section, () => undefined, {});
    expect(notices.map(({ code }) => code)).toEqual(['encoding-broken']);
    expect(leftOut).toBe(14);
  });

  test.each(streams)('%s that is broken in the middle gives what came before', (label, stream) => {
    const broken = new Uint8Array(stream);
    broken.fill(0xff, broken.byteLength >> 1);
    const section = sectionOf(broken, { contentEncodings: [label] });
    expect(hitsOf(section, VALUE)).toHaveLength(1);
    expect((partsOf(section)[1] as Part).bytes.byteLength).toBeGreaterThan(text.length / 8);
    expect(codesOf(section)).toEqual(['encoding-broken']);
  });

  test('zstd that breaks off gives its whole blocks', () => {
    let long = '';
    for (let i = 0; i < 200_000; i++) long += `${(i * 7919) % 100003} `;
    const stream = zstdCompressSync(VALUE + long);
    const section = sectionOf(stream.subarray(0, stream.byteLength - 100), { contentEncodings: ['zstd'] });
    expect(hitsOf(section, VALUE)).toHaveLength(1);
    expect(codesOf(section)).toEqual(['encoding-broken']);
  });

  test('all members of a gzip are read, and what follows it is no fault', () => {
    const bytes = concatBytes([gzipSync('first member, '), gzipSync(`second ${VALUE}`), bytesOf('trailing')]);
    for (const contentEncodings of [['gzip'], []]) {
      const section = sectionOf(bytes, { contentEncodings });
      expect(hitsOf(section, VALUE).map((hit) => hit.path)).toEqual(['body/gzip']);
      expect(codesOf(section)).toEqual([]);
    }
  });

  test('all frames of a zstd stream are read', () => {
    const bytes = concatBytes([zstdCompressSync('first frame, '), zstdCompressSync(JSON_TEXT)]);
    const [, child] = partsOf(sectionOf(bytes));
    expect(textOf(child?.bytes ?? new Uint8Array())).toBe(`first frame, ${JSON_TEXT}`);
  });

  test('a gzip header with every optional field is read past', () => {
    const stream = gzipSync(VALUE);
    const header = new Uint8Array([
      0x1f,
      0x8b,
      8,
      4 | 8 | 16 | 2,
      0,
      0,
      0,
      0,
      0,
      3,
      2,
      0,
      9,
      9,
      0x61,
      0,
      0x62,
      0,
      1,
      2,
    ]);
    const bytes = concatBytes([header, stream.subarray(10)]);
    expect(hitsOf(sectionOf(bytes), VALUE).map((hit) => hit.path)).toEqual(['body/gzip']);
  });
});

describe('streams in the midst of other bytes', () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['gzip', (bytes) => gzipSync(bytes), 'stream/gzip'],
    ['zlib', (bytes) => deflateSync(bytes), 'stream/zlib'],
    ['zstd', (bytes) => zstdCompressSync(bytes), 'stream/zstd'],
  ])('%s after a length and before more', (_name, compress, path) => {
    const bytes = concatBytes([
      new Uint8Array([1, 0, 0, 0, 99]),
      compress(bytesOf(JSON_TEXT.repeat(9))),
      bytesOf('\0more'),
    ]);
    const hit = hitsOf(sectionOf(bytes, { location: 'stream' }), VALUE).find((each) => each.part.depth === 1);
    expect(hit?.path.startsWith(path)).toBe(true);
    expect(hit?.part.span).toEqual({ start: 5, end: bytes.byteLength - 5 });
  });

  test('one that does not end is read as far as it goes, and is no fault', () => {
    const compressed = deflateSync(longText());
    const bytes = concatBytes([
      bytesOf('\x89PNG\r\n'),
      compressed.subarray(0, 5_000),
      bytesOf('IDAT'),
      compressed,
    ]);
    expect(partsOf(sectionOf(bytes)).some((part) => part.layer === 'zlib')).toBe(true);
    expect(codesOf(sectionOf(bytes))).toEqual([]);
  });

  test('a gzip file in a form', () => {
    const head = '--b\r\nContent-Disposition: form-data; name="log"; filename="a.gz"\r\n\r\n';
    const bytes = concatBytes([bytesOf(head), gzipSync(JSON_TEXT), bytesOf('\r\n--b--\r\n')]);
    const section = sectionOf(bytes, { contentType: 'multipart/form-data; boundary=b' });
    expect(hitsOf(section, VALUE).map((hit) => hit.path)).toEqual(['body/multipart:log/gzip/json:/imei']);
  });
});

test('the root comes first, and every part after its parent', () => {
  const section = sectionOf(
    gzipSync(JSON.stringify({ a: 'x\n%41%42', b: gzipSync(JSON_TEXT).toString('base64') })),
  );
  const seen = new Set<Part | null>([null]);
  for (const part of partsOf(section)) {
    expect(seen.has(part.parent)).toBe(true);
    seen.add(part);
  }
});

test('random bytes give parts and never an exception', () => {
  const bytes = fc.uint8Array({ maxLength: 2_000 });
  const encodings = fc.array(fc.constantFrom('gzip', 'deflate', 'br', 'zstd', 'x'), { maxLength: 3 });
  const locations = fc.constantFrom('url', 'header', 'cookie', 'body', 'stream');
  fc.assert(
    fc.property(bytes, encodings, locations, (content, contentEncodings, location) => {
      for (const part of partsOf(
        sectionOf(content, { contentEncodings, location: location as Section['location'] }),
      )) {
        const all = { start: 0, end: part.bytes.byteLength };
        const run = part.back(all);
        const room = part.parent?.bytes ?? part.bytes;
        expect(run.start).toBeGreaterThanOrEqual(0);
        expect(run.end).toBeLessThanOrEqual(room.byteLength);
      }
    }),
    { numRuns: 500 },
  );
});

test('random text of the signs that layers are made of never throws', () => {
  const signs = fc.constantFrom(
    '%',
    '+',
    '4',
    '1',
    '"',
    '\\',
    'u',
    '&',
    '=',
    ';',
    '?',
    '#',
    'A',
    'z',
    '/',
    '-',
    '\n',
    '{',
    '}',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 300 }), (letters) => {
      for (const part of partsOf(sectionOf(letters.join(''))))
        part.back({ start: 0, end: part.bytes.byteLength });
    }),
    { numRuns: 500 },
  );
});
