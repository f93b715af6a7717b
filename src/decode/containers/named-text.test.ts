import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import { placeOf } from '../place-of.ts';
import { partsOf, sectionOf } from '../testing/index.ts';
import { namedText } from './named-text.ts';

const V = '490154203237518';

/** Where the value stands, as `steps | field | value`. */
function placed(content: string): string {
  const [root] = partsOf(sectionOf(content));
  if (root === undefined) throw new Error('every section has a root');
  const start = Buffer.from(content).indexOf(V);
  const { steps, field, value } = placeOf(root, { start, end: start + V.length });
  return `${steps.join('/')} | ${field ?? '-'} | ${textOf(root.bytes.subarray(value.start, value.end))}`;
}

describe('a name before a value', () => {
  const named = `text:imei | imei | ${V}`;
  test.each([
    ['an equals sign', `sent imei=${V} done`, named],
    ['a colon', `06-01 12:51:07.123 I/Sync(12): imei: ${V}`, named],
    ['no space', `sent imei:${V}, done`, named],
    ['quotes', `sent imei="${V}" done`, named],
    ['single quotes', `sent imei='${V}' done`, named],
    ['JSON behind text', `D/Net: {"a":1,"imei":"${V}"}`, named],
    ['JSON with spaces behind text', `D/Net: { "imei" : ${V} }`, named],
    ['JSON in a string behind text', `D/Net: "{\\"imei\\":\\"${V}\\"}"`, named],
    ['what Python and Ruby print', `got {'imei' => '${V}'}`, named],
    ['brackets', `imei: [${V}]`, named],
    ['a tag', `06-01 12:45 D/imei: ${V}`, named],
    ['structured syslog', `<165>1 - host app - ID47 [x@1 a="b" imei="${V}"] done`, named],
    ['logfmt', `level=info msg="a b" imei=${V} n=1`, named],
    [
      'a phrase at the beginning of a line',
      `x\nDevice number: ${V}`,
      `text:Device number | Device number | ${V}`,
    ],
    ['a sentence', `we have sent the imei: ${V}`, named],
    ['part of a quoted value', `x msg="it is ${V} now" b`, `text:msg | msg | it is ${V} now`],
    ['part of a word', `x u=/a/${V}/b c`, `text:u | u | /a/${V}/b`],
    ['a query in a word', `GET https://h/p?a=1&imei=${V} HTTP`, named],
    ['a token', `x t=eyJh.${V}.c d`, `text:t/jwt:payload | t | ${V}`],
    ['an element behind text', `/v1/<d><imei>${V}</imei></d>`, `xml:/d/imei | imei | ${V}`],
    ['an attribute of a tag left open', `got <d a="1" imei="${V}"`, named],
    ['a key behind text', `x <dict><key>imei</key><string>${V}</string></dict>`, `plist:/imei | imei | ${V}`],
    ['text behind an element', `a <b>1</b> imei: ${V}`, named],
  ])('%s', (_name, content, expected) => {
    expect(placed(content)).toBe(expected);
  });

  test.each([
    ['no sign', `[INFO] ${V}`],
    ['another value', `[INFO] a=b ${V}`],
    ['another quoted value', `[INFO] a="b" ${V}`],
    ['an empty quoted value', `[INFO] a="" ${V}`],
    ['another line', `[INFO] a="b\n${V}`],
    ['a time', `[INFO] 12:${V}`],
    ['a URL', `[INFO] https://${V}`],
    ['an element left open', `1 <b ${V}`],
  ])('is none: %s', (_name, content) => {
    expect(placed(content)).toBe(` | - | ${content}`);
  });
});

describe('hostile bytes', () => {
  const signs = [':', '=', '"', "'", ' ', '\n', 'a', '>', '<b>', '</b>', '\\', '[', 'é', '1'];
  test('every place is one, whatever stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (pieces) => {
        const bytes = bytesOf(`x${pieces.join('')}`);
        const region = { start: 1, end: bytes.byteLength };
        const division = namedText.read({ bytes, region, hint: null });
        for (let start = 1; start < bytes.byteLength; start++) {
          for (let end = start + 1; end <= bytes.byteLength; end++) {
            const located = division?.locate({ start, end });
            if (located == null) continue;
            expect(located.value.start).toBeGreaterThanOrEqual(1);
            expect(located.value.start).toBeLessThanOrEqual(start);
            expect(located.value.end).toBeGreaterThanOrEqual(end);
            expect(located.value.end).toBeLessThanOrEqual(bytes.byteLength);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(['a:', 'a=', '"', ' ', '<', ':"'])('a megabyte of %s is asked about in bounds', (piece) => {
    const bytes = bytesOf(piece.repeat(1_000_000 / piece.length));
    const division = namedText.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });
    for (let start = 0; start < bytes.byteLength; start += 1_000) {
      expect(() => division?.locate({ start, end: start + 1 })).not.toThrow();
    }
  });
});
