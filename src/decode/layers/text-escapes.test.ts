import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { partsOf, sectionOf } from '../testing/index.ts';
import { htmlEntities } from './html-entities.ts';
import { jsonString } from './json-string.ts';
import type { Region, TextLayer } from './layer-finder.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** Runs and what they stand for, as one layer alone tells them. */
function told(layer: TextLayer, content: string | Uint8Array): [string, string][] {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return regionsOf(layer, bytes).map(({ span, bytes: value }) => [
    textOf(bytes.subarray(span.start, span.end)),
    textOf(value),
  ]);
}

function regionsOf(layer: TextLayer, bytes: Uint8Array): Region[] {
  const regions: Region[] = [];
  layer.find(
    { bytes, isText: true, grammar: 'text', mostDecoded: () => 1_000_000, affords: () => true },
    { start: 0, end: bytes.byteLength },
    (region) => regions.push(region),
  );
  return regions;
}

describe('entities', () => {
  test.each<[string, string, [string, string][]]>([
    ['by name', '<d>a &amp; b</d>', [['a &amp; b', 'a & b']]],
    ['by decimal and hexadecimal number', '<d>&#52;&#x39;&#X30;</d>', [['&#52;&#x39;&#X30;', '490']]],
    ['of Latin-1', '<d>Jos&eacute;&nbsp;</d>', [['Jos&eacute;&nbsp;', 'José\u00a0']]],
    ['of characters of four bytes', '<d>&#x1f600;</d>', [['&#x1f600;', '😀']]],
    [
      'of no character',
      '<d>&#xd800;&#0;&#99999999;</d>',
      [['&#xd800;&#0;&#99999999;', '\ufffd\ufffd\ufffd']],
    ],
    ['over lines between tags', '<d>a &lt;\n"b"</d>', [['a &lt;\n"b"', 'a <\n"b"']]],
    ['in an attribute', '<d v="a&quot;b" w="c">', [['a&quot;b', 'a"b']]],
    ['in JSON', '{"u":"http://h/?a=1&amp;b=2","v":"x"}', [['http://h/?a=1&amp;b=2', 'http://h/?a=1&b=2']]],
    ['without a semicolon are none', 'a=1&lt=2&amp', []],
    ['that nobody knows are none', '&nosuch; &; &#; &#x; &#xg;', []],
  ])('%s', (_name, content, expected) => {
    expect(told(htmlEntities, content)).toEqual(expected);
  });
});

describe('quoted-printable', () => {
  const long = 'x'.repeat(74);
  test.each<[string, string, [string, string][]]>([
    ['bytes in a row', 'Jos=C3=A9', [['Jos=C3=A9', 'José']]],
    ['an equals sign', 'OTgxMjM=3D', [['OTgxMjM=3D', 'OTgxMjM=']]],
    ['a broken line', `${long}=\r\n=\r\n12`, [[`${long}=\r\n=\r\n12`, `${long}12`]]],
    ['a line broken with a line feed alone', `${long}=\n12`, [[`${long}=\n12`, `${long}12`]]],
    ['behind what is none', 'FN;CHARSET=UTF-8:=E0=A4=B0', [['UTF-8:=E0=A4=B0', 'UTF-8:र']]],
    ['in an attribute', '<d v="=E0=A4=B0" w="x">', [['=E0=A4=B0', 'र']]],
    ['in JSON', '{"a":"=C3=A9","b":1}', [['=C3=A9', 'é']]],
    ['no line that goes on with nothing', `${long}=\r\n`, []],
    ['no query', 'a=12&b=34&c=AB', []],
    ['no small digits', 'x=c3=a9', []],
    ['no base64', 'QUJD\r\nQUI=\r\nx', []],
    ['entities around it come off first', '<d v="1">=C3=A9&amp;</d>', []],
  ])('%s', (_name, content, expected) => {
    expect(told(quotedPrintable, content)).toEqual(expected);
  });

  test('a request target is never read so', () => {
    const url: Partial<Section> = { location: 'url' };
    expect(partsOf(sectionOf('/?a=C3=A9', url)).map(({ layer }) => layer)).not.toContain('quoted-printable');
  });
});

describe('escapes of strings', () => {
  test.each<[string, string, [string, string][]]>([
    ['by byte', 'd="\\x34\\x39";', [['\\x34\\x39', '49']]],
    ['bytes of one character', '"\\xc3\\xa9"', [['\\xc3\\xa9', 'é']]],
    ['a character alone', '"Jos\\xe9"', [['Jos\\xe9', 'José']]],
    ['octal', '"\\064\\071"', [['\\064\\071', '49']]],
    ['braced', '"\\u{34}\\u{1f600}"', [['\\u{34}\\u{1f600}', '4😀']]],
    ['in single quotes', "d='\\x34 \\x39';", [['\\x34 \\x39', '4 9']]],
    ['outside of quotes', 'id: \\u0034\\u0039\n', [['id: \\u0034\\u0039', 'id: 49']]],
    ['behind an attribute', '<m v="2"><d>\\x34</d></m>', [['\\x34', '4']]],
    ['none by number outside of quotes', 'C:\\temp\\new', []],
    ['inside entities', '<d>&quot;\\x34&quot;</d>', []],
  ])('%s', (_name, content, expected) => {
    expect(told(jsonString, content)).toEqual(expected);
  });
});

const layers = [htmlEntities, quotedPrintable, jsonString];

test('the run of any span stands for it', () => {
  const piece = fc.constantFrom(
    ...[
      '&amp;',
      '&#52;',
      '&#x1f600;',
      '=C3',
      '=A9',
      '=3D',
      '=\r\n',
      '\\x41',
      '\\xe9',
      '\\u0041',
      '\\"',
      '\\101',
    ],
    ...['"', 'abc', ' ', '<', '>', '=', '&', '\\', 'é', '\n'],
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => bytesOf(pieces.join('')));
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (bytes, a, b) => {
      for (const layer of layers) {
        for (const { span, bytes: value, back } of regionsOf(layer, bytes)) {
          const start = a % (value.byteLength + 1);
          const end = start + (b % (value.byteLength + 1 - start));
          const run = back({ start, end });
          expect(run.start).toBeGreaterThanOrEqual(span.start);
          expect(run.end).toBeLessThanOrEqual(span.end);
          const before = back({ start: 0, end: start });
          expect(before.end).toBeLessThanOrEqual(Math.max(run.end, before.end));
          if (start < end) expect(run.end).toBeGreaterThan(run.start);
        }
      }
    }),
  );
});

test('any bytes are read in time that grows with them', () => {
  for (const unit of [
    '&',
    '&#',
    '&a',
    '=',
    '=3',
    '=C3',
    '=\n',
    '\\',
    '\\x',
    '\\u0041 ',
    '"\\',
    '<&lt;',
    '"=3D',
  ]) {
    const bytes = bytesOf(unit.repeat(200_000 / unit.length));
    for (const layer of layers) regionsOf(layer, bytes);
  }
});
