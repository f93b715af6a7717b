import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { percentDecode, percentMap } from '../percent-map.ts';
import { partsOf, sectionOf } from '../testing/index.ts';

const form = { contentType: 'application/x-www-form-urlencoded; charset=UTF-8' };
const url: Partial<Section> = { location: 'url' };

describe('finds every key and value by itself', () => {
  test.each<[string, Partial<Section>, string, [string, string][]]>([
    ['a value of a query', url, '/p?a=1&b=%2B91%20x&c=2', [['%2B91%20x', '+91 x']]],
    ['a value with a plus alone', url, '/p?name=Asha+Testcase', [['Asha+Testcase', 'Asha Testcase']]],
    ['a key', url, '/p?a%5Bb%5D=1', [['a%5Bb%5D', 'a[b]']]],
    [
      'key and value',
      url,
      '/?k%20=v%20',
      [
        ['k%20', 'k '],
        ['v%20', 'v '],
      ],
    ],
    [
      'a path, where plus is plus, and its segments',
      url,
      '/a+b/c%20d/e',
      [
        ['c%20d', 'c d'],
        ['/a+b/c%20d/e', '/a+b/c d/e'],
      ],
    ],
    ['a path of one segment', url, '/c%20d', [['c%20d', 'c d']]],
    ['a path without escapes is none', url, '/a+b/c?x=1', []],
    ['what follows a number sign', url, '/p?a=1#f+%20', [['f+%20', 'f+ ']]],
    [
      'double percent',
      url,
      '/?a=%252B',
      [
        ['%252B', '%2B'],
        ['%2B', '+'],
      ],
    ],
    ['quotes inside a query value', url, '/?d={"a":"x%20y"}', [['{"a":"x%20y"}', '{"a":"x y"}']]],
    ['a form', form, 'a=1+2&b=3', [['1+2', '1 2']]],
    ['a form that is labelled and begins with an escape', form, '%61=1', [['%61', 'a']]],
    ['JSON labelled as a form', form, '{"a":"x%20y","b":"1+2"}', [['x%20y', 'x y']]],
    [
      'a form without a label',
      {},
      'a=1+2&b=x%21',
      [
        ['1+2', '1 2'],
        ['x%21', 'x!'],
      ],
    ],
    [
      'a semicolon before another pair',
      {},
      'a=x%20;b=y+',
      [
        ['x%20', 'x '],
        ['y+', 'y '],
      ],
    ],
    ['a semicolon inside a value', {}, 'a=x%20;y', [['x%20;y', 'x ;y']]],
    ['an equals sign inside a value', {}, 'a=x%20=y', [['x%20=y', 'x =y']]],
    ['a URL in JSON', {}, '{"u":"http://h/a+b?q=1+2%20"}', [['1+2%20', '1 2 ']]],
    ['text', {}, 'see 50%25 + more', [['50%25', '50%']]],
    ['an ampersand in text', {}, 'R&D%20', [['R&D%20', 'R&D ']]],
    ['invalid escapes stay', {}, '100%! %zz %4', []],
    ['invalid beside valid', {}, '%zz%41%', [['%zz%41%', '%zzA%']]],
    ['small hex digits', {}, '%c3%a9', [['%c3%a9', 'é']]],
    ['plus in text is no space', {}, '+91 and a+b', []],
    ['base64 with plus is left alone', {}, '{"t":"ab+cd=="}', []],
    [
      'base64 with plus in a value is, too',
      url,
      '/p?d=eJwdyE1vgjAYAOB47lQusmBwxDn+JLxFpKW0N0Gy2g9itmYKv36Jz',
      [],
    ],
    [
      'long words with plus between are not',
      url,
      '/p?d=Donaudampfschifffahrts+Elektrizitaetenhauptbetriebswerk1',
      [
        [
          'Donaudampfschifffahrts+Elektrizitaetenhauptbetriebswerk1',
          'Donaudampfschifffahrts Elektrizitaetenhauptbetriebswerk1',
        ],
      ],
    ],
    ['a cookie', { location: 'cookie' }, 'a=1; b=x%20y; c=3', [['x%20y', 'x y']]],
  ])('%s', (_name, fields, content, expected) => {
    const parts = partsOf(sectionOf(content, fields)).filter((part) => part.layer === 'percent');
    const seen = parts.map((part) => [
      textOf((part.parent?.bytes ?? part.bytes).subarray(part.span.start, part.span.end)),
      textOf(part.bytes),
    ]);
    expect(seen).toEqual(expected);
  });
});

test('base64 is still found where a plus was read as a space', () => {
  const inner = Buffer.from([0xfb, 0xef, 0xbe, ...bytesOf('490154203237518')]).toString('base64');
  expect(inner).toContain('+');
  const parts = partsOf(sectionOf(`/?d=${inner}%3D`, url));
  expect(
    parts.some((part) => part.layer === 'base64' && textOf(part.bytes).includes('490154203237518')),
  ).toBe(true);
});

test('the way back is exact, also in long runs', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(9_000), fc.nat(200), (unit, start, length) => {
      const raw = bytesOf(encodeURIComponent(unit.toWellFormed().repeat(Math.ceil(10_000 / unit.length))));
      const value = percentDecode(raw, false);
      const span = { start, end: Math.min(start + length, value.byteLength) };
      const run = percentMap(raw)(span);
      expect(percentDecode(raw.subarray(run.start, run.end), false)).toEqual(
        value.subarray(span.start, span.end),
      );
    }),
    { numRuns: 100 },
  );
});
