import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../base/index.ts';
import { partsOf, sectionOf } from '../testing/index.ts';

function stringsIn(content: string | Uint8Array): [string, string][] {
  return partsOf(sectionOf(content))
    .filter((part) => part.layer === 'json-string' && part.depth === 1)
    .map((part) => [
      textOf((part.parent?.bytes ?? part.bytes).subarray(part.span.start, part.span.end)),
      textOf(part.bytes),
    ]);
}

test.each<[string, string, [string, string][]]>([
  ['strings without escapes are none', '{"a":"b","c":["d"]}', []],
  [
    'only those with escapes',
    '{"a":"x\\ny","b":"plain","c":"\\u0041"}',
    [
      ['x\\ny', 'x\ny'],
      ['\\u0041', 'A'],
    ],
  ],
  ['a key', '{"\\u0069mei":1}', [['\\u0069mei', 'imei']]],
  ['an escaped quote', '["a\\"b","c"]', [['a\\"b', 'a"b']]],
  [
    'an escaped backslash before the end',
    '["a\\\\","c\\\\"]',
    [
      ['a\\\\', 'a\\'],
      ['c\\\\', 'c\\'],
    ],
  ],
  ['slashes', '"https:\\/\\/h\\/"', [['https:\\/\\/h\\/', 'https://h/']]],
  ['a pair of surrogates', '"\\ud83d\\ude00"', [['\\ud83d\\ude00', '😀']]],
  ['a string that breaks off', '{"a":"x\\ty', [['x\\ty', 'x\ty']]],
  ['JSON in other text', 'log: {"a":"x\\ty"} end', [['x\\ty', 'x\ty']]],
  ['backslashes without quotes are none', 'C:\\temp\\new', []],
])('%s', (_name, content, expected) => {
  expect(stringsIn(content)).toEqual(expected);
});

test('binary bytes between quotes are no string', () => {
  expect(stringsIn(Buffer.from('\xff"a\\n\x01b"', 'latin1'))).toEqual([]);
  expect(stringsIn(Buffer.from('\xff\x01"a\\nb"\x02', 'latin1'))).toEqual([['a\\nb', 'a\nb']]);
});

test('every string of any JSON that has escapes is found', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const whole = texts.map((text) => text.toWellFormed());
      const expected = whole.filter((text) => JSON.stringify(text).includes('\\'));
      expect(stringsIn(JSON.stringify(whole)).map(([, value]) => value)).toEqual(expected);
    }),
  );
});
