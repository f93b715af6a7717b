import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Part } from '../part.ts';
import { hitsOf, partsOf, sectionOf } from '../testing/index.ts';

const VALUE = '490154203237518';
const JSON_TEXT = `{"imei":"${VALUE}","model":"Testphone"}`;
const turned = (text: string) => [...text].reverse().join('');
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
const xored = (bytes: Uint8Array | string, key: number) =>
  (typeof bytes === 'string' ? bytesOf(bytes) : bytes).map((byte) => byte ^ key);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

test.each<[string, string | Uint8Array, string, string]>([
  ['UTF-16 of one order', utf16(JSON_TEXT), VALUE, 'utf-16'],
  ['UTF-16 of the other', swapped(utf16(JSON_TEXT)), VALUE, 'utf-16'],
  ['UTF-16 with a mark', utf16(`\ufeff張偉 ${VALUE}`), `張偉 ${VALUE}`, 'utf-16'],
  ['UTF-16 with a name in Hindi', utf16('{"name":"राहुल कुमार"}'), 'राहुल कुमार', 'utf-16'],
  ['UTF-16 of a name in Russian alone', utf16('Наталья'), 'Наталья', 'utf-16'],
  [
    'UTF-16 among other bytes',
    Buffer.concat([Buffer.from([0xc8, 1, 15]), utf16(VALUE), Buffer.from([7, 200])]),
    VALUE,
    'utf-16',
  ],
  ['JSON backwards', turned(JSON_TEXT), VALUE, 'reversed'],
  ['XML backwards', turned(`<a><b>${VALUE}</b></a>`), VALUE, 'reversed'],
  ['a number backwards in JSON', `{"d":"${turned(VALUE)}"}`, VALUE, 'reversed'],
  ['an address backwards', `{"d":"${turned('asha@example.test')}"}`, 'asha@example.test', 'reversed'],
  ['a name backwards', `{"d":"${turned('Asha Testcase')}"}`, 'Asha Testcase', 'reversed'],
  ['characters of many bytes backwards', turned('{"n":"राहुल😀"}'), turned(turned('राहुल😀')), 'reversed'],
  ['base64 backwards', `{"d":"${turned(base64(JSON_TEXT))}"}`, VALUE, 'reversed/base64'],
  ['JSON through rot13', rot13(JSON_TEXT), '"imei"', 'rot13'],
  ['a name through rot13', `{"d":"${rot13('Asha Testcase')}"}`, 'Asha Testcase', 'rot13'],
  ['base64 through rot13', `{"d":"${rot13(base64(JSON_TEXT))}"}`, VALUE, 'rot13/base64'],
  ['JSON under a byte', xored(JSON_TEXT, 0x5a), VALUE, 'xor'],
  ['JSON under a byte that leaves it text', xored(JSON_TEXT, 0x02), VALUE, 'xor'],
  ['digits under a byte', xored(VALUE, 0xa7), VALUE, 'xor'],
  ['gzip under a byte', xored(gzipSync(JSON_TEXT), 0x33), VALUE, 'xor/gzip'],
  ['zlib under a byte', xored(deflateSync(JSON_TEXT), 0x33), VALUE, 'xor/zlib'],
])('finds %s', (_name, content, value, layers) => {
  const hits = hitsOf(sectionOf(content), value);
  expect(hits.map((hit) => hit.layers.join('/'))).toContain(layers);
});

const LAYERS = new Set(['utf-16', 'reversed', 'rot13', 'xor', 'lz-string']);

test('the way back of any span leads into the run', () => {
  const content = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => utf16(text)),
    fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .map((text) => bytesOf(turned(`{"a":"${text} 4901542032"}`))),
    fc
      .array(fc.constantFrom('Nfun', 'uryyb jbeyq', '"', '12345678', ' ', 'tbbtyr.pbz'), { maxLength: 20 })
      .map((texts) => bytesOf(texts.join(''))),
    fc.uint8Array({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(content, fc.nat(), fc.nat(), (bytes, a, b) => {
      for (const part of partsOf(sectionOf(bytes))) {
        if (part.layer === null || !LAYERS.has(part.layer)) continue;
        expectInside(part, a % (part.bytes.byteLength + 1), b);
      }
    }),
  );
});

function expectInside(part: Part, start: number, length: number): void {
  const end = start + (length % (part.bytes.byteLength + 1 - start));
  const run = part.back({ start, end });
  expect(run.start).toBeGreaterThanOrEqual(part.span.start);
  expect(run.end).toBeLessThanOrEqual(part.span.end);
  expect(run.end).toBeGreaterThanOrEqual(run.start);
}

test('the way back of a value read backwards is the value', () => {
  const content = `{"a":"${turned(VALUE)}","b":"${turned('+911234567890')}"}`;
  const part = partsOf(sectionOf(content)).find(({ layer }) => layer === 'reversed');
  if (part === undefined) return expect.unreachable();
  const text = textOf(part.bytes);
  for (const value of [VALUE, '+911234567890']) {
    const start = text.indexOf(value);
    const run = part.back({ start, end: start + value.length });
    expect(content.slice(run.start, run.end)).toBe(turned(value));
  }
});

test('ordinary text is read in no other way', () => {
  const content =
    '{"model":"phone","language":"english","ts":1700000000123,"items":[{"title":"weather today"}]}';
  expect(partsOf(sectionOf(content)).filter(({ layer }) => layer !== null && LAYERS.has(layer))).toEqual([]);
});
