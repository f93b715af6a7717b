import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { placeOf } from '../place-of.ts';
import { partsOf, sectionOf } from '../testing/index.ts';
import { csv } from './csv.ts';

const V = '490154203237518';
const labelled: Partial<Section> = { contentType: 'text/csv; charset=utf-8' };

/** Where the value stands, as `steps | field | value`. */
function placed(content: string, fields: Partial<Section> = {}): string {
  const [root] = partsOf(sectionOf(content, fields));
  if (root === undefined) throw new Error('every section has a root');
  const start = Buffer.from(content).indexOf(V);
  const { steps, field, value } = placeOf(root, { start, end: start + V.length });
  return `${steps.join('/')} | ${field ?? '-'} | ${textOf(root.bytes.subarray(value.start, value.end))}`;
}

describe('a table', () => {
  test.each([
    ['commas', `a,imei,c\n1,${V},2\n`],
    ['line breaks of the standard', `a,imei,c\r\n1,${V},2\r\n`],
    ['the last column', `a,imei\r\n1,${V}\r\n`],
    ['tabs', `a\timei\tc\n1\t${V}\t2\n`],
    ['semicolons', `a;imei;c\n1,5;${V};2\n`],
    ['a later row', `a,imei\n1,2\n3,4\n5,${V}`],
    ['quotes', `"a","imei"\n"1","${V}"\n`],
    ['a separator in quotes', `a,b,imei\n"1,2",3,${V}\n`],
    ['a line break in quotes', `a,imei\n"1\n2",3\n"4""\n5",${V}\n`],
    ['a quote in the midst of a value', `a,imei\n5" screen,${V}\n`],
    ['a byte order mark', `\ufeffimei,a\n${V},1\n`],
    ['an empty value', `a,imei\n,${V}\n`],
  ])('%s', (_name, content) => {
    expect(placed(content)).toBe(`csv:imei | imei | ${V}`);
    expect(placed(content, labelled)).toBe(`csv:imei | imei | ${V}`);
  });

  test('JSON in a value', () => {
    expect(placed(`a;b\n1;{"imei":"${V}"}\n`)).toBe(`csv:b/json:/imei | imei | ${V}`);
  });

  test('one column, where it is labelled', () => {
    expect(placed(`imei\n${V}\n`, labelled)).toBe(`csv:imei | imei | ${V}`);
    expect(placed(`imei\n${V}\n`)).toContain(' | - | ');
  });

  test.each([
    ['no names', `1,2\n3,${V}\n`],
    ['another number of columns', `Dear Sir, Madam\nhere it is ${V}\n`],
    ['nothing but a header', `a,${V}`],
  ])('is none: %s', (_name, content) => {
    expect(placed(content)).toBe(` | - | ${content}`);
  });

  test('a value behind the named columns has no name', () => {
    expect(placed(`a,b\n1,2\n3,4,${V}\n`)).toContain(' | - | ');
  });
});

test('random tables are named within their bounds or not at all', () => {
  const piece = fc.constantFrom('a', 'b1', ',', ';', '\t', '"', '""', '\n', '\r\n', ' ', 'é');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isLabelled) => {
      const bytes = bytesOf(`a,b\n${pieces.join('')}`);
      const region = { start: 0, end: bytes.byteLength };
      const division = csv.read({ bytes, region, hint: isLabelled ? 'text/csv' : null });
      for (let start = 0; start < bytes.byteLength; start++) {
        const located = division?.locate({ start, end: start + 1 });
        if (located == null) continue;
        expect(located.value.start).toBeLessThanOrEqual(start);
        expect(located.value.end).toBeGreaterThan(start);
      }
    }),
  );
});

test('many values of one row, and of many rows, are each placed', () => {
  const wide = `${Array.from({ length: 500 }, (_, i) => `c${i}`).join(',')}\n`;
  const row = `${Array.from({ length: 500 }, () => V).join(',')}\n`;
  const bytes = bytesOf(wide + row.repeat(100));
  const division = csv.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: 'text/csv' });
  let count = 0;
  for (let at = wide.length; at < bytes.byteLength; at += V.length + 1) {
    if (division?.locate({ start: at, end: at + V.length })?.field === `c${count % 500}`) count += 1;
  }
  expect(count).toBe(50_000);
});
