import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, latin1Of, nowhere } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import type { Part } from '../../decode/index.ts';
import { leavesOf, MOST_LEAVES } from './leaf.ts';

function rootOf(bytes: Uint8Array, given: Partial<Section> = {}): Part {
  const section: Section = {
    bytes,
    source: nowhere,
    location: 'body',
    field: null,
    contentType: null,
    contentEncodings: [],
    ...given,
  };
  return {
    section,
    parent: null,
    layer: null,
    span: { start: 0, end: bytes.byteLength },
    bytes,
    depth: 0,
    back: (span) => span,
  };
}

const shown = (part: Part) =>
  leavesOf(part).map(
    ({ steps, span }) => `${steps.join('/')}=${latin1Of(part.bytes.subarray(span.start, span.end))}`,
  );

describe('fields', () => {
  test.each<[string, string, Partial<Section>, string[]]>([
    [
      'of JSON, without its braces',
      '{"a":{"b":"xyz","n":12345},"list":["p",{"z":true}],"e":""}',
      {},
      ['json:/a/b=xyz', 'json:/a/n=12345', 'json:/list/0=p', 'json:/list/1/z=true'],
    ],
    ['of JSON, texts that begin like groups', '{"a":"<x"}', {}, ['json:/a=<x']],
    ['of a form', 'imei=1&phone=%2B91&x=&y=2', {}, ['form:imei=1', 'form:phone=%2B91', 'form:y=2']],
    [
      'of a URL',
      '/pass/dev?imsi=abc&q=1',
      { location: 'url' },
      ['path=/pass/dev', 'query:imsi=abc', 'query:q=1'],
    ],
    ['of a cookie', 'userId=12; token=abc', { location: 'cookie' }, ['cookie:userId=12', 'cookie:token=abc']],
    [
      'of a header: all of it',
      'Redmi 1S; MIUI/ota',
      { location: 'header', field: 'User-Agent' },
      ['=Redmi 1S; MIUI/ota'],
    ],
    ['of words: all of them', 'just words', {}, ['=just words']],
  ])('%s', (_, text, given, expected) => {
    expect(shown(rootOf(bytesOf(text), given))).toEqual(expected);
  });

  test('of XML hold its attributes and texts', () => {
    expect(shown(rootOf(bytesOf('<a><b c="d">text</b></a>')))).toEqual(
      expect.arrayContaining(['xml:/a/b/@c=d', 'xml:/a/b=text']),
    );
  });

  test('never overlap, and random bytes give some', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const part = rootOf(bytes);
        let end = 0;
        for (const { span } of leavesOf(part)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(bytes.byteLength);
      }),
    );
  });

  test.each([
    ['opened lists', '['.repeat(60_000)],
    ['opened objects', '{"a":'.repeat(15_000)],
    ['many fields', `[${'1,'.repeat(40_000)}1]`],
    ['many tags', '<a>'.repeat(20_000)],
    ['many pairs', 'a=1&'.repeat(20_000)],
    ['one long text', 'a'.repeat(80_000)],
  ])(
    'of %s are told in bounded time',
    (_, text) => {
      expect(leavesOf(rootOf(bytesOf(text))).length).toBeLessThanOrEqual(MOST_LEAVES);
    },
    20_000,
  );
});
