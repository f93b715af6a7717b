import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  type JsonNode,
  jsonEscapeMap,
  jsonInner,
  jsonMember,
  jsonStringText,
  MOST_JSON_VALUES,
  parseJson,
  textOf,
  unescapeJson,
} from './index.ts';

/** The value a tree stands for. Recursive, so only for trees a test made itself. */
function valueAt(bytes: Uint8Array, node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        node.members.map(({ key, value }) => [jsonStringText(bytes, key), valueAt(bytes, value)]),
      );
    case 'array':
      return node.items.map((item) => valueAt(bytes, item));
    case 'string':
      return jsonStringText(bytes, node);
    default:
      return JSON.parse(textOf(bytes.subarray(node.start, node.end)));
  }
}

function read(text: string) {
  const bytes = bytesOf(text);
  const { root, end, fault } = parseJson(bytes);
  return { value: root === null ? undefined : valueAt(bytes, root), end, fault };
}

describe('parseJson', () => {
  it.each([
    ['an object', '{"a":1,"b":[true,false,null,-1.5e+3,"x"]}'],
    ['white space everywhere', ' \n{ "a" : [ 1 ,\t2 ] , "b" : { } }\r\n'],
    ['empty containers', '[[],{},[{}]]'],
    ['escapes in values and names', '{"\\u0061\\"\\\\":"\\n\\t\\/\\u00e9\\ud83d\\ude00"}'],
    ['a lone string', '"abc"'],
    ['a lone number', '42'],
    ['a quote after escaped backslashes', '["\\\\","\\\\\\""]'],
    ['an empty name', '{"":0}'],
  ])('reads %s as JSON.parse does', (_, text) => {
    expect(read(text)).toMatchObject({ value: JSON.parse(text), fault: null });
  });

  it('reads every JSON value as JSON.parse does, with any indentation', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 0, max: 3 }), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const whole = JSON.parse(text, (name, value) => (name === '__proto__' ? undefined : value));
        expect(read(text)).toMatchObject({ value: JSON.parse(JSON.stringify(whole)), fault: null });
      }),
    );
  });

  it('skips a byte order mark', () => {
    expect(read('\ufeff{"a":1}')).toMatchObject({ value: { a: 1 }, fault: null });
  });

  it('leaves what follows the value to the caller', () => {
    expect(read('{"a":1} {"b":2}')).toEqual({ value: { a: 1 }, end: 7, fault: null });
  });

  it('reads a part of the bytes, places counted from their beginning', () => {
    const bytes = bytesOf('xx["a"]xx');
    const { root, end } = parseJson(bytes, { start: 2, end: 7 });
    expect(root).toMatchObject({ start: 2, end: 7, items: [{ start: 3, end: 6 }] });
    expect(end).toBe(7);
  });

  it.each([
    ['{"a":1,"b":[2,3', { a: 1, b: [2, 3] }, 'the text breaks off'],
    ['{"a":1,"b"', { a: 1 }, 'the text breaks off'],
    ['{"a":1,"b":', { a: 1 }, 'the text breaks off'],
    ['["ab', ['ab'], 'the text breaks off'],
    ['["ab\\', ['ab\\'], 'the text breaks off'],
    ['["ab\\"', ['ab"'], 'the text breaks off'],
    ['["', [''], 'the text breaks off'],
    ['"', '', 'the text breaks off'],
    ['', undefined, 'the text breaks off'],
    ['{"a":1 "b":2}', { a: 1 }, 'a comma or the end of a container is missing'],
    ['{"a" 1}', {}, 'a colon is missing'],
    ['{a:1}', {}, 'a name is missing'],
    ['[1,oops]', [1], 'no value begins like this'],
    ['[1}', [1], 'a comma or the end of a container is missing'],
    ['{"a":}', {}, 'no value begins like this'],
    ['<html>', undefined, 'no value begins like this'],
  ])('keeps what was read of %s', (text, value, fault) => {
    expect(read(text)).toMatchObject({ value, fault });
  });

  it.each([
    ['a comma too many', '[1,2,]', [1, 2]],
    ['control characters in strings', '["a\nb"]', ['a\nb']],
    ['an escape nobody knows', '["\\x41"]', ['\\x41']],
    ['half an escape', '["\\u12"]', ['\\u12']],
    ['a lone surrogate', '["\\ud83d!"]', ['\ufffd!']],
    ['the second half of a pair alone', '["\\ude00"]', ['\ufffd']],
  ])('reads on over %s', (_, text, value) => {
    expect(read(text)).toMatchObject({ value, fault: null });
  });

  it('reads a text nested deeper than any call stack, ends the open containers and stops at the limit', () => {
    const bytes = new Uint8Array(MOST_JSON_VALUES + 10).fill('['.charCodeAt(0));
    const { root, end, fault } = parseJson(bytes);
    expect(fault).toBe('more values than are read');
    expect(end).toBe(MOST_JSON_VALUES);
    expect(root).toMatchObject({ start: 0, end: MOST_JSON_VALUES });
  });

  it('keeps children inside their parents whatever the bytes are', () => {
    const jsonish = fc.array(fc.constantFrom(...'{}[]",:\\u0 1ntruefals\n\ud83d'), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          jsonish.map((s) => bytesOf(s.join(''))),
        ),
        (bytes) => {
          const { root, end } = parseJson(bytes);
          expect(end).toBeLessThanOrEqual(bytes.byteLength);
          const waiting = root === null ? [] : [root];
          for (const node of waiting) {
            if (node.kind === 'string') jsonStringText(bytes, node);
            for (const child of [...node.items, ...node.members.flatMap(({ key, value }) => [key, value])]) {
              expect(child.start).toBeGreaterThan(node.start);
              expect(child.end).toBeLessThanOrEqual(node.end);
              waiting.push(child);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('jsonMember', () => {
  it.each([
    ['{"log":1,"log":2}', '1'],
    ['{"log2":1,"lo":2}', null],
    ['{"\\u006cog":3}', '3'],
    ['["log"]', null],
  ])('finds the first member named log in %s', (text, expected) => {
    const bytes = bytesOf(text);
    const found = jsonMember(bytes, parseJson(bytes).root as JsonNode, 'log');
    expect(found === null ? null : textOf(bytes.subarray(found.start, found.end))).toBe(expected);
  });
});

/** One character of a string in one of the ways JSON may write it. */
const written = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.integer({ min: 0, max: 2 }))
  .map(([character, way]) => {
    const plain = JSON.stringify(character).slice(1, -1);
    if (way === 0) return plain;
    const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
    const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
    return way === 1 ? escaped : escaped.replace(/[0-9a-f]{4}/g, (digits) => digits.toUpperCase());
  });

describe('escapes', () => {
  it('unescapes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.array(written), (characters) => {
        const inner = characters.join('');
        expect(textOf(unescapeJson(bytesOf(inner)))).toBe(JSON.parse(`"${inner}"`).toWellFormed());
      }),
    );
  });

  it('gives the same array where nothing is escaped', () => {
    const inner = bytesOf('plain');
    expect(unescapeJson(inner)).toBe(inner);
  });

  it.each([
    ['abc', 1, 2, 'b'],
    ['a\\nb', 1, 2, '\\n'],
    ['a\\nb', 2, 3, 'b'],
    ['\\u00e9x', 0, 2, '\\u00e9'],
    ['\\u00e9x', 1, 2, '\\u00e9'],
    ['\\u00e9x', 2, 3, 'x'],
    ['\\ud83d\\ude00x', 3, 5, '\\ud83d\\ude00x'],
    ['\\ud83dx', 2, 4, '\\ud83dx'],
    ['\\x41', 0, 1, '\\'],
    ['a\\nb', 1, 1, ''],
    ['abc', 2, 99, 'c'],
    ['abc', 9, 12, ''],
    ['a\\n', 9, 12, ''],
  ])('finds the raw text of %s from %i to %i', (inner, start, end, raw) => {
    const bytes = bytesOf(inner);
    const span = jsonEscapeMap(bytes)({ start, end });
    expect(textOf(bytes.subarray(span.start, span.end))).toBe(raw);
  });

  it('finds raw text which unescapes to the span, characters kept whole', () => {
    fc.assert(
      fc.property(fc.array(written), fc.nat(), fc.nat(), (characters, a, b) => {
        const inner = bytesOf(characters.join(''));
        const value = textOf(unescapeJson(inner));
        const points = [...value];
        const from = Math.min(a, b) % (points.length + 1);
        const to = from + (Math.max(a, b) % (points.length - from + 1));
        const start = bytesOf(points.slice(0, from).join('')).byteLength;
        const wanted = points.slice(from, to).join('');
        const raw = jsonEscapeMap(inner)({ start, end: start + bytesOf(wanted).byteLength });
        expect(textOf(unescapeJson(inner.subarray(raw.start, raw.end)))).toBe(wanted);
      }),
    );
  });

  it('finds the same with marks kept over a long text, asked in any order', () => {
    // Units of 9 bytes of value, in 22 of raw text: where each of them stands can be reckoned.
    const unit = ['a', 'b', '\\n', '\\u00e9', '\\ud83d\\ude00'];
    const [rawAt, valueAt] = [
      [0, 1, 2, 4, 10, 22],
      [0, 1, 2, 3, 5, 9],
    ];
    const inner = bytesOf(unit.join('').repeat(3_000));
    const find = jsonEscapeMap(inner);
    const within = (at: number) => valueAt.findLastIndex((start) => start <= at % 9);
    const place = (at: number, next: number) =>
      at >= 27_000 ? 66_000 : Math.floor(at / 9) * 22 + (rawAt[within(at) + next] as number);
    for (const start of [26_000, 5, 4_095, 4_096, 4_097, 12_288, 26_990, 40_000, 0]) {
      for (const byteLength of [0, 1, 3, 5_000]) {
        const span = { start, end: start + byteLength };
        const raw = {
          start: place(start, 0),
          end: byteLength === 0 ? place(start, 0) : place(span.end - 1, 1),
        };
        expect(find(span)).toEqual(raw);
      }
    }
  });

  it('has no quotes in the inner text, and the rest of it where the closing quote is missing', () => {
    for (const [text, inner] of [
      ['"ab"', 'ab'],
      ['"ab', 'ab'],
      ['"ab\\"', 'ab\\"'],
      ['"', ''],
      ['""', ''],
    ] as const) {
      const bytes = bytesOf(text);
      expect(textOf(jsonInner(bytes, parseJson(bytes).root as JsonNode))).toBe(inner);
    }
  });
});
