import { describe, expect, it } from 'vitest';
import { bytesOf, TelltaleError, textOf } from '../../base/index.ts';
import { codesIn, entryOf, exchangesIn, readText, said } from './testing/index.ts';

describe('the list of entries', () => {
  const entry = JSON.stringify(entryOf({ url: 'https://example.org/x' }));

  it.each([
    [
      'after other members',
      `{"a":{"entries":[1]},"log":{"pages":[{"entries":[2]}],"entries":[${entry}],"z":[]}}`,
      1,
    ],
    [
      'with a byte order mark and white space',
      `\ufeff \n{ "log" : {\n"entries" :\t[ ${entry} , ${entry} ] } }\n`,
      2,
    ],
    ['with names in escapes', `{"\\u006cog":{"\\u0065ntries":[${entry}]}}`, 1],
    ['with braces and quotes in strings', `{"c":"}\\"]{","log":{"entries":[${entry}]}}`, 1],
    ['empty', '{"log":{"entries":[]}}', 0],
    ['twice in a log', `{"log":{"entries":[${entry}],"entries":[${entry}]}}`, 2],
    [
      'in several HARs after one another',
      `{"log":{"entries":[${entry}]}}\n{"log":{"entries":[${entry}]}}`,
      2,
    ],
    ['bare', `[${entry},${entry}]`, 2],
    ['in a list of HARs', `[{"log":{"entries":[${entry}]}},{"log":{"entries":[${entry}]}}]`, 2],
    ['with commas missing or too many', `{"log":{"version":"1.2" "entries":[${entry} ${entry},,]}}`, 2],
  ])('is found %s', (_, text, count) => {
    const records = readText(text);
    expect(codesIn(records)).toEqual([]);
    expect(exchangesIn(records).map(({ origin }) => origin.index)).toEqual([...Array(count).keys()]);
    for (const { origin } of exchangesIn(records)) {
      expect(textOf(bytesOf(text).subarray(origin.offset, origin.offset + bytesOf(entry).byteLength))).toBe(
        entry,
      );
    }
  });

  it.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['hello', 'is not JSON'],
    ['[1,2]', 'is a JSON list, but not of HAR entries'],
    ['[]', 'is a JSON list, but not of HAR entries'],
    ['[{"a":1}]', 'is a JSON list, but not of HAR entries'],
    ['{}', 'is JSON, but has no list of entries'],
    ['{"headers":[["Content-Type"]]}', 'is JSON with "headers", but has no list'],
    ['{"log":\n[\n2,1,3\n]\n"request:"}', 'is JSON with "log", but has no list'],
    ['{"log":{"entries":{}}}', 'is JSON with "log", but has no list'],
    ['{"entries":[{}]}', 'is JSON with "entries", but has no list'],
    ['{"log":{"version":"1.2"', 'before it breaks off'],
    ['{"+91 98123 45678":1,"name":2}', 'is JSON with "name", but'],
  ])('is missed in %j', (text, why) => {
    expect(() => readText(text)).toThrow(TelltaleError);
    expect(() => readText(text)).toThrow(why);
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: 'capture-format' }));
  });

  it.each([
    ['between entries', `{"log":{"entries":[${entry},`, 1, ['har-cut']],
    ['before its own end', `{"log":{"entries":[${entry}`, 1, ['har-cut']],
    [
      'after the host of an entry',
      `{"log":{"entries":[${entry},{"request":{"url":"https://e.org/a`,
      2,
      ['har-no-time', 'har-cut'],
    ],
    [
      'in the host of an entry',
      `{"log":{"entries":[${entry},{"request":{"url":"https://e.or`,
      1,
      ['har-cut'],
    ],
    ['in an escape', `{"log":{"entries":[${entry},{"\\`, 1, ['har-cut']],
  ])('is kept as far as it goes where the file breaks off %s', (_, text, count, codes) => {
    const records = readText(text);
    expect(exchangesIn(records)).toHaveLength(count);
    expect(codesIn(records)).toEqual(codes);
  });

  it.each([
    ['breaks off', '{"log":{"entries":[{bad'],
    ['breaks off before its first entry', '{"log":{"entries":['],
    ['is malformed', '{"log":{"entries":[{"request" oops}]}}'],
  ])('is an error where none can be read, because the file %s', (_, text) => {
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: 'capture-format' }));
    expect(() => readText(text)).toThrow('none that can be read');
  });

  it.each(['{"log":{"entries":[]}}', '{"log":{"entries":[{"request":{"url":"data:,x"}}]}}'])(
    'is no error where %s says no more',
    (text) => {
      expect(exchangesIn(readText(text))).toEqual([]);
    },
  );

  it('is read on after an entry that is not well-formed', () => {
    const bad = '{"request":{"url":"https://e.org/a"},"response" oops}';
    const records = readText(`{"log":{"entries":[${entry},${bad},}${entry}]}}`);
    expect(exchangesIn(records).map(({ request }) => said(request.target))).toEqual(['/x', '/a', '/x']);
    expect(codesIn(records)).toEqual(['har-no-time', 'har-malformed', 'har-malformed']);
    expect(records).toContainEqual(
      expect.objectContaining({ notice: expect.objectContaining({ byteLength: ' oops}'.length - 1 }) }),
    );
  });

  it('counts what follows a HAR and is none', () => {
    const records = readText(`{"log":{"entries":[${entry}]}} trailing`);
    expect(records.at(-1)).toMatchObject({ notice: { code: 'har-malformed', byteLength: 8 } });
  });

  it('passes over entries that are too large, and counts them', () => {
    const large = JSON.stringify(entryOf({ postData: { text: 'x'.repeat(2_000) } }));
    const text = `{"log":{"entries":[${large},${entry}]}}`;
    for (const lengths of [[], [100], [1]]) {
      const records = readText(text, lengths, 1_000);
      expect(records).toMatchObject([
        { notice: { code: 'har-entry-too-large', byteLength: large.length } },
        { kind: 'exchange', origin: { index: 1 } },
      ]);
    }
  });
});
