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
const hex = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('hex');
/** As good as chance, the same each time. */
const noise = (length: number) =>
  Buffer.from(Array.from({ length }, (_, at) => (at * at * 167 + at * 59) >> 3));
/** A message whose second field is noise. */
const message = (length: number) =>
  Buffer.concat([
    Buffer.from([0x0a, VALUE.length, ...bytesOf(VALUE), 0x12, (length & 0x7f) | 0x80, length >> 7]),
    noise(length),
  ]);
function base58(bytes: Uint8Array): string {
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let text = '';
  for (let number = BigInt(`0x${hex(bytes)}`); number > 0n; number /= 58n)
    text = (letters[Number(number % 58n)] as string) + text;
  return text;
}
/** One string, where it begins, and how all that is written. */
const PROPERTIES = Buffer.concat([
  bytesOf(`bplist00_\x10\x0f${VALUE}\b`),
  Buffer.from(`${'00'.repeat(6)}0101${'00'.repeat(7)}01${'00'.repeat(8)}${'00'.repeat(7)}1a`, 'hex'),
]);
const LINES = base64(`${VALUE} `.repeat(9)).replace(/(.{76})/g, '$1\r\n');

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
  [
    'the same with its padding before it',
    `{"d":"${turned(base64(`${VALUE}{`))}"}`,
    `${VALUE}{`,
    'reversed/base64',
  ],
  [
    'what only its padding tells',
    `a=${turned(base64(Buffer.concat([noise(47), bytesOf(VALUE), noise(48)])))}&b=1`,
    VALUE,
    'reversed/base64',
  ],
  ['lines of base64 backwards', turned(LINES), `${VALUE} `.repeat(9), 'reversed/base64'],
  ['a message in hexadecimal backwards', `{"d":"${turned(hex(message(256)))}"}`, VALUE, 'reversed/hex'],
  ['a list of properties in hexadecimal backwards', `d=${turned(hex(PROPERTIES))}`, VALUE, 'reversed/hex'],
  [
    'JSON backwards in a field',
    `--b\r\nContent-Disposition: form-data; name="d"\r\n\r\n${turned(JSON_TEXT)}\r\n--b--\r\n`,
    `"imei":"${VALUE}"`,
    'reversed',
  ],
  [
    'base64 backwards in a path',
    `/v1/v1/${turned(base64('3E05AC84E6EE'))}/status`,
    '3E05AC84E6EE',
    'reversed/base64',
  ],
  [
    'base64 through rot13 in a path',
    `/v1/v1/${rot13(base64('3E05AC84E6EE'))}/status`,
    '3E05AC84E6EE',
    'rot13/base64',
  ],
  ['long base58 backwards', turned(base58(message(600))), VALUE, 'reversed/base58'],
  ['a short digest backwards', `{"d":"${turned('WCbZF7nL0CUS')}"}`, 'WCbZF7nL0CUS', 'reversed'],
  ['hexadecimal through rot13 in a path', `/v1/x/${rot13(hex(JSON_TEXT.repeat(9)))}`, VALUE, 'rot13/hex'],
  ['a long message in base64 through rot13', rot13(base64(message(900))), VALUE, 'rot13/base64'],
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

test('what a program compares with is not read backwards', () => {
  const content = 'if(e.type==="keyboard"&&a==errorHandler7Timeout.x||b===scrollHandler12Element)return A1';
  const read = partsOf(sectionOf(content)).map(({ bytes }) => textOf(bytes));
  for (const run of ['errorHandler7Timeout', 'scrollHandler12Element'])
    expect(read).not.toContain(turned(run));
});

test('ordinary text is read in no other way', () => {
  const content =
    '{"model":"phone","language":"english","ts":1700000000123,"items":[{"title":"weather today"}]}';
  expect(partsOf(sectionOf(content)).filter(({ layer }) => layer !== null && LAYERS.has(layer))).toEqual([]);
});
