import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { textOf } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import { outermostSpan } from './outermost-span.ts';
import { pathOf } from './path-of.ts';
import { hitsOf, partsOf, sectionOf } from './testing/index.ts';

const V = '+91 98123 45678';

describe('the whole way', () => {
  const inForm = Buffer.from(`x=${encodeURIComponent(V)}`).toString('base64');
  const multipart = `--AaB\r\nContent-Disposition: form-data; name="meta"\r\n\r\n{"a":"${inForm}"}\r\n--AaB--\r\n`;
  const gz = gzipSync(JSON.stringify({ device: { phone: V } }));
  test.each<[string, string | Uint8Array, Partial<Section>, string, string | null, string[]]>([
    [
      'a query',
      '/u@id?type=M&externalId=%2B91+98123%2045678',
      { location: 'url' },
      'url/query:externalId/percent',
      'externalId',
      ['percent'],
    ],
    ['a path', '/%2B91%2098123%2045678', { location: 'url' }, 'url/path/percent', null, ['percent']],
    ['gzip', gz, { contentEncodings: ['gzip'] }, 'body/gzip/json:/device/phone', 'phone', ['gzip']],
    [
      'a header',
      `x ${V}`,
      { location: 'header', field: 'User-Agent' },
      'header:User-Agent',
      'User-Agent',
      [],
    ],
    ['pairs in a header', `m=1;p=${V}`, { location: 'header', field: 'X-D' }, 'header:X-D/form:p', 'p', []],
    [
      'a cookie',
      `sid=${encodeURIComponent(V)}; b=2`,
      { location: 'cookie', field: 'Cookie' },
      'cookie:sid/percent',
      'sid',
      ['percent'],
    ],
    [
      'a set cookie',
      `sid=${encodeURIComponent(V)}; Path=/`,
      { location: 'cookie', field: 'Set-Cookie' },
      'cookie:sid/percent',
      'sid',
      ['percent'],
    ],
    [
      'a multipart',
      multipart,
      {},
      'body/multipart:meta/json:/a/base64/form:x/percent',
      'x',
      ['base64', 'percent'],
    ],
    ['a stream', `{"a":"${V}"}`, { location: 'stream' }, 'stream/json:/a', 'a', []],
    [
      'the nearest name is kept through layers',
      JSON.stringify({ tok: Buffer.from(`~ ${V}`).toString('base64') }),
      {},
      'body/json:/tok/base64',
      'tok',
      ['base64'],
    ],
  ])('%s', (_name, content, fields, path, field, layers) => {
    const hits = hitsOf(sectionOf(content, fields), V);
    expect(hits.map((hit) => [hit.path, hit.field, hit.layers])).toEqual([[path, field, layers]]);
  });
});

describe('the outermost span', () => {
  test.each<[string, string, string]>([
    ['no layer', `{"a":"x ${V} y"}`, V],
    ['percent', 'a=x%20%2B91%2098123%2045678%20y', '%2B91%2098123%2045678'],
    ['a JSON string', '{"a":"\\n\\u002b91 98123 45678\\n"}', '\\u002b91 98123 45678'],
    ['base64', `{"a":"${Buffer.from(`abc${V}def`).toString('base64')}"}`, Buffer.from(V).toString('base64')],
    [
      'base64 inside percent',
      `a=${encodeURIComponent(Buffer.from(`abc${V}d`).toString('base64'))}`,
      Buffer.from(V).toString('base64'),
    ],
  ])('%s', (_name, content, run) => {
    const section = sectionOf(content);
    const [hit] = hitsOf(section, V);
    expect(hit).toBeDefined();
    if (hit === undefined) return;
    const { start, end } = outermostSpan(hit.part, hit);
    expect(textOf(section.bytes.subarray(start, end))).toBe(run);
  });

  test('all of a gzip', () => {
    const bytes = gzipSync(JSON.stringify({ a: V.repeat(3) }));
    const [hit] = hitsOf(sectionOf(bytes), V);
    expect(hit && outermostSpan(hit.part, hit)).toEqual({ start: 0, end: bytes.byteLength });
  });
});

describe('names that come from an attacker', () => {
  const redact = (text: string) => text.replaceAll('490154203237518', '‹imei1›');
  const wayTo = (content: string, fields: Partial<Section> = {}) => {
    const [root] = partsOf(sectionOf(content, fields));
    const start = Buffer.from(content).indexOf(V);
    return root === undefined ? null : pathOf(root, { start, end: start + V.length }, { redact });
  };

  test.each<[string, string, Partial<Section>, string]>([
    ['a JSON key', `{"490154203237518":{"p":"${V}"}}`, {}, 'body/json:/‹imei1›/p'],
    ['a form key', `490154203237518=${V}`, {}, 'body/form:‹imei1›'],
    ['an encoded query key', `/?%34%39%30154203237518=${V}`, { location: 'url' }, 'url/query:‹imei1›'],
    ['a header', V, { location: 'header', field: 'x-490154203237518' }, 'header:x-‹imei1›'],
    ['a cookie', `a490154203237518=${V}`, { location: 'cookie' }, 'cookie:a‹imei1›'],
  ])('hold no identifier: %s', (_name, content, fields, path) => {
    const way = wayTo(content, fields);
    expect(way?.path).toBe(path);
    expect(way?.field ?? '').not.toContain('490154203237518');
  });

  test('are cut, after what must not be told has gone', () => {
    const way = wayTo(`{"${'k'.repeat(90)}490154203237518${'k'.repeat(5_000)}":"${V}"}`);
    expect(way?.field).toBe(`${'k'.repeat(90)}‹imei1›${'k'.repeat(3)}…`);
    expect(way?.path.length).toBeLessThan(130);
  });

  test('forge neither lines nor other paths', () => {
    const way = wayTo(JSON.stringify({ 'a\n/gzip\u202e': 1 }).replace('1}', `"${V}"}`));
    expect(way?.path).toBe('body/json:/a\\u000a~1gzip\\u202e');
  });
});
