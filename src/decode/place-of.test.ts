import { describe, expect, test } from 'vitest';
import { textOf } from '../base/index.ts';
import type { Section } from '../connection/index.ts';
import type { Part } from './part.ts';
import { placeOf } from './place-of.ts';
import { partsOf, sectionOf } from './testing/index.ts';

const V = '490154203237518';

function rootOf(content: string, fields: Partial<Section> = {}): Part {
  return partsOf(sectionOf(content, fields))[0] as Part;
}

/** Where `wanted` stands in the root, as `steps | field | value`. */
function placed(content: string, fields: Partial<Section> = {}, wanted = V): string {
  const root = rootOf(content, fields);
  const start = Buffer.from(content).indexOf(wanted);
  const { steps, field, value } = placeOf(root, { start, end: start + Buffer.byteLength(wanted) });
  return `${steps.join('/')} | ${field ?? '-'} | ${textOf(root.bytes.subarray(value.start, value.end))}`;
}

describe('JSON', () => {
  test.each([
    ['a member', `{"a":{"imei":"${V}"}}`, `json:/a/imei | imei | ${V}`],
    ['part of a string', `{"a":"x ${V} y"}`, `json:/a | a | x ${V} y`],
    ['a number', `{"a":[0,${V}]}`, `json:/a/1 | a | ${V}`],
    ['an array above all', `["${V}"]`, `json:/0 | - | ${V}`],
    ['a name with signs', `{"a/b~c":"${V}"}`, `json:/a~1b~0c | a/b~c | ${V}`],
    ['an escaped name', `{"\\u0061":"${V}"}`, `json:/a | a | ${V}`],
    ['a key', `{"by":{"${V}":1}}`, `json-key:/by | by | ${V}`],
    ['white space', ` \n { "a" : "${V}" } `, `json:/a | a | ${V}`],
    ['a guard', `)]}'\n{"a":"${V}"}`, `json:/a | a | ${V}`],
    ['a guard with a comma', `)]}',\n{"a":"${V}"}`, `json:/a | a | ${V}`],
    ['a loop', `for(;;);{"a":"${V}"}`, `json:/a | a | ${V}`],
    ['JSONP', `/**/cb.x1({"a":"${V}"});`, `json:/a | a | ${V}`],
    ['lines', `{"a":1}\n{"a":"${V}"}\n`, `json:/1/a | a | ${V}`],
    ['a text that breaks off', `{"a":[{"b":"${V}`, `json:/a/0/b | b | ${V.slice(0, -1)}`],
    ['a URL as a value', `{"u":"https://h/p?imei=${V}&x=1"}`, `json:/u/query:imei | imei | ${V}`],
    ['a form as a value', `{"f":"a=1&imei=${V}"}`, `json:/f/form:imei | imei | ${V}`],
    ['a log line is none', `[INFO] ${V}`, `  | - | [INFO] ${V}`.slice(1)],
    ['white space between members is the object', `{"a": 1 , "b":2}`, 'json: | - | {"a": 1 , "b":2}'],
  ])('%s', (name, content, expected) => {
    const wanted = name.startsWith('white space between') ? ' , ' : V;
    const seen = placed(content, {}, wanted);
    if (name === 'a text that breaks off') expect(seen.startsWith('json:/a/0/b | b | ')).toBe(true);
    else expect(seen).toBe(expected);
  });

  test('very deep JSON is named by its end, and does not overflow', () => {
    const deep = `${'{"level":'.repeat(20_000)}"${V}"${'}'.repeat(20_000)}`;
    const seen = placed(deep);
    expect(seen).toMatch(/^json:…(\/level)+ \| level \| /);
    expect(seen.length).toBeLessThan(400);
  });
});

describe('URLs, forms and cookies', () => {
  const url: Partial<Section> = { location: 'url' };
  test.each<[string, Partial<Section>, string, string]>([
    ['a query', url, `/p?type=X&imei=${V}`, `query:imei | imei | ${V}`],
    ['an encoded key', url, `/p?im%65i=${V}`, `query:imei | imei | ${V}`],
    ['a query key', url, `/p?${V}=1`, `query-key | - | ${V}`],
    ['a query without names', url, `/p?${V}`, `query | - | ${V}`],
    ['JSON in a query', url, `/p?d={"a":"${V}"}`, `query:d/json:/a | a | ${V}`],
    ['a path', url, `/a/${V}/b?x=1`, `path | - | ${V}`],
    ['a pair in a path', url, `/a/imei=${V}/b`, `path/form:imei | imei | ${V}`],
    ['a host', url, `http://${V}.h.example/p`, `host | - | ${V}.h.example`],
    ['an absolute target', url, `http://h.example/p?imei=${V}`, `query:imei | imei | ${V}`],
    ['a fragment', url, `/p#${V}`, `fragment | - | ${V}`],
    ['a fragment with pairs', url, `/p#t=1&imei=${V}`, `fragment:imei | imei | ${V}`],
    [
      'a URL in a header',
      { location: 'header', field: 'Referer' },
      `https://h/p?imei=${V}`,
      `query:imei | imei | ${V}`,
    ],
    [
      'pairs in a header',
      { location: 'header', field: 'X-D' },
      `model=x;imei=${V}`,
      `form:imei | imei | ${V}`,
    ],
    ['parameters of a header', { location: 'header' }, `model=x; imei=${V}`, `form:imei | imei | ${V}`],
    ['a form', {}, `a=1&imei=${V}&b`, `form:imei | imei | ${V}`],
    ['JSON in a form', {}, `a=1&data={"x":["${V}"]}`, `form:data/json:/x/0 | x | ${V}`],
    ['an empty value before', {}, `a=&imei=${V}`, `form:imei | imei | ${V}`],
    ['a cookie', { location: 'cookie', field: 'Cookie' }, `a=1; sid=${V}; b=2`, `cookie:sid | sid | ${V}`],
    ['a pair in a cookie', { location: 'cookie' }, `a=x=${V}`, `cookie:a/form:x | x | ${V}`],
    ['nothing that divides', {}, `id ${V}`, ` | - | id ${V}`],
  ])('%s', (_name, fields, content, expected) => {
    expect(placed(content, fields)).toBe(expected);
  });

  test('a span across pairs belongs to none', () => {
    expect(placed('/p?a=1&b=2', url, '1&b')).toBe(' | - | /p?a=1&b=2');
  });
});

describe('multipart', () => {
  const type = { contentType: 'multipart/form-data; boundary="AaB"' };
  const body = (fields: string, content: string) =>
    `--AaB\r\nContent-Disposition: form-data; name="first"\r\n\r\n1\r\n--AaB\r\n${fields}\r\n\r\n${content}\r\n--AaB--\r\n`;
  test.each([
    ['a field', 'Content-Disposition: form-data; name="imei"', V, `multipart:imei | imei | ${V}`],
    [
      'a field without quotes',
      'content-disposition: form-data; name=imei',
      V,
      `multipart:imei | imei | ${V}`,
    ],
    [
      'JSON',
      'Content-Disposition: form-data; name="m"\r\nContent-Type: application/json',
      `{"a":"${V}"}`,
      `multipart:m/json:/a | a | ${V}`,
    ],
    [
      'a file name',
      `Content-Disposition: form-data; name="f"; filename="${V}.txt"`,
      'x',
      `multipart:f/header:Content-Disposition/text:filename | filename | ${V}.txt`,
    ],
    ['a part without a name', 'Content-Type: text/plain', V, `multipart:1 | - | ${V}`],
    [
      'a form',
      'Content-Disposition: form-data; name="q"',
      `a=1&imei=${V}`,
      `multipart:q/form:imei | imei | ${V}`,
    ],
  ])('%s', (_name, fields, content, expected) => {
    expect(placed(body(fields, content), type)).toBe(expected);
    expect(placed(body(fields, content))).toBe(expected);
  });

  test('one inside another', () => {
    const inner = `--in\r\nContent-Disposition: form-data; name="b"\r\n\r\n${V}\r\n--in--`;
    const fields = 'Content-Disposition: form-data; name="a"\r\nContent-Type: multipart/mixed; boundary=in';
    expect(placed(body(fields, inner), type)).toBe(`multipart:a/multipart:b | b | ${V}`);
  });

  test('a body that breaks off', () => {
    const cut = body('Content-Disposition: form-data; name="imei"', V).slice(0, -11);
    expect(placed(cut, type)).toBe(`multipart:imei | imei | ${V}`);
  });
});

test('the label holds for a body whose coding was undone', () => {
  const part = { ...rootOf('x'), depth: 1 };
  expect(placeOf(part, { start: 0, end: 1 }).steps).toEqual([]);
});

test.each(['&', ';'])('many pairs parted by %s are each placed', (separator) => {
  const content = Array.from({ length: 20_000 }, (_, i) => `k${i}=${V}`).join(separator);
  const root = rootOf(content);
  const bytes = Buffer.from(content);
  let count = 0;
  for (let at = bytes.indexOf(V); at !== -1; at = bytes.indexOf(V, at + 1)) {
    const { field } = placeOf(root, { start: at, end: at + V.length });
    if (field === `k${count}`) count += 1;
  }
  expect(count).toBe(20_000);
});

test('many hits in one body are placed in no time', () => {
  const items = Array.from({ length: 20_000 }, (_, i) => ({ id: V, n: i }));
  const content = JSON.stringify({ items });
  const root = rootOf(content);
  const bytes = Buffer.from(content);
  let count = 0;
  for (let at = bytes.indexOf(V); at !== -1; at = bytes.indexOf(V, at + 1)) {
    expect(placeOf(root, { start: at, end: at + V.length }).steps).toEqual([`json:/items/${count}/id`]);
    count += 1;
  }
  expect(count).toBe(20_000);
});
