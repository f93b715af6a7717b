import { describe, expect, test } from 'vitest';
import { DEEPEST_JSON, jsonOf, tellJson, textMember } from './json-fields.ts';
import { MOST_FIELDS } from './received.ts';

function fieldsOf(value: unknown): [string, string][] {
  const fields: [string, string][] = [];
  tellJson(value, (field, text) => fields.push([field, text]), '');
  return fields;
}

describe('tellJson', () => {
  test.each([
    [
      'members in order',
      { b: '1', a: '2' },
      [
        ['/b', '1'],
        ['/a', '2'],
      ],
    ],
    [
      'what is nested',
      { a: [{ b: 'x' }, { b: 'y' }] },
      [
        ['/a/0/b', 'x'],
        ['/a/1/b', 'y'],
      ],
    ],
    [
      'numbers and truth values',
      [1.5, true],
      [
        ['/0', '1.5'],
        ['/1', 'true'],
      ],
    ],
    ['nothing of null and empty things', { a: null, b: [], c: {} }, []],
    ['names with the pointer’s own signs', { 'a/b~c': 'x' }, [['/a~1b~0c', 'x']]],
  ] as const)('tells %s', (_, value, fields) => expect(fieldsOf(value)).toEqual(fields));

  test('stops at its depth and its number of fields', () => {
    const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`) as unknown;
    expect(fieldsOf(nested(DEEPEST_JSON))).toHaveLength(1);
    expect(fieldsOf(nested(50_000))).toHaveLength(0);
    expect(fieldsOf(Array.from({ length: MOST_FIELDS + 1 }, () => 1))).toHaveLength(MOST_FIELDS);
  });
});

test.each([
  ['{"a":1}', { a: 1 }],
  ['[1]', [1]],
  ['null', null],
  ['"a"', null],
  ['{', null],
  ['', null],
])('jsonOf %j gives %j', (text, value) => expect(jsonOf(text)).toEqual(value));

test.each([
  [{ a: 'x' }, 'x'],
  [{ a: 1 }, null],
  [{}, null],
  [null, null],
  ['a', null],
])('textMember of %j gives %j', (value, text) => expect(textMember(value, 'a')).toBe(text));
