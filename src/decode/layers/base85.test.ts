import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBase85 } from '../base85-region.ts';
import { partsOf, sectionOf } from '../testing/index.ts';

function ascii85(content: string | Uint8Array): string {
  const bytes = Buffer.from(content as string);
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const block = Buffer.alloc(4);
    const held = Buffer.from(bytes.subarray(at, at + 4)).copy(block);
    let letters = '';
    for (let rest = block.readUInt32BE(), i = 0; i < 5; i++, rest = Math.floor(rest / 85))
      letters = String.fromCharCode(33 + (rest % 85)) + letters;
    text += held === 4 && letters === '!!!!!' ? 'z' : letters.slice(0, held + 1);
  }
  return text;
}

const decoded = (content: string): string[] =>
  partsOf(sectionOf(content))
    .filter(({ layer, depth }) => layer === 'base85' && depth === 1)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'));

const IMEI = '490154203237518';
const EVEN = Buffer.from('d6a1f03b9c74e25d188f6be0c2479a3d51ee', 'hex');

describe('finds', () => {
  test.each<[string, string, string | Buffer]>([
    ['marked text', `a <~${ascii85(IMEI)}~> b`, IMEI],
    ['marked bytes', `x=<~${ascii85(EVEN)}~>`, EVEN],
    ['marked lines', `<~${ascii85(IMEI).replace(/^(.{7})/, '$1\n')}~>`, IMEI],
    ['zeros', `<~${ascii85(Buffer.from('imei\0\0\0\0tail'))}~>`, Buffer.from('imei\0\0\0\0tail')],
    ['text that is all there is', ascii85(IMEI), IMEI],
    ['a value of JSON', `{"a":"${ascii85('9812345678')}","b":1}`, '9812345678'],
    ['a value of a form', `a=${ascii85(IMEI)}&b=2`, IMEI],
    ['bytes that are all there is', ascii85(EVEN), EVEN],
  ])('%s', (_name, content, inner) => {
    expect(decoded(content)).toContain(Buffer.from(inner as string).toString('latin1'));
  });
});

test.each([
  ['JSON', '{"model":"SM-A515F","version":[1,2,3],"ok":true,"at":1700000000}'],
  ['words', 'The quick brown fox, said A. B. Carter (1999); see also: the lazy dog.'],
  ['an address', 'https://log.example.net/v2/collect?appId=3&ts=1700000000'],
])('passes over %s', (_name, content) => {
  expect(decoded(content)).toEqual([]);
});

test('any bytes are read as they were written, and every span is led back to letters that give it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (bytes, from, length) => {
      const section = sectionOf(`<~${ascii85(bytes)}~>`);
      const part = partsOf(section).find(({ layer, depth }) => layer === 'base85' && depth === 1);
      expect(Buffer.from(part?.bytes ?? [])).toEqual(Buffer.from(bytes));
      const start = from % bytes.length;
      const end = Math.min(bytes.length, start + 1 + (length % 8));
      const run = part?.back({ start, end }) ?? { start: 0, end: 0 };
      const again = Buffer.from(readBase85(section.bytes, run).bytes);
      expect(again.includes(Buffer.from(bytes.subarray(start, end)))).toBe(true);
    }),
  );
});

test('no bytes throw', () => {
  const sign = fc.constantFrom(...'<~>z!u"=& \n', '9jqo^', 'BlbD-', '0fUj@');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 200 }), (signs) => {
      expect(partsOf(sectionOf(signs.join(''))).length).toBeGreaterThan(0);
    }),
  );
});
