import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../base/index.ts';
import { wbxml } from './wbxml.ts';

const V = '490154203237518';
const ascii = (value: string) => [...Buffer.from(value)];
const inline = (value: string) => [0x03, ...ascii(value), 0];
/** Version 1.3, no public identifier known, UTF-8, and this table of strings. */
const document = (body: readonly number[], table: readonly number[] = []) =>
  Uint8Array.from([0x03, 0x01, 0x6a, table.length, ...table, ...body]);
const read = (bytes: Uint8Array) =>
  wbxml.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });

/** Every field, as `kind steps | field | text`. */
function fieldsOf(bytes: Uint8Array): string[] {
  const division = read(bytes);
  return (division?.fields ?? []).map(({ start, end, kind }) => {
    const located = division?.locate({ start, end });
    const names = located?.names?.join('/') ?? '';
    return `${kind} ${located?.kind}:/${names} | ${located?.field ?? '-'} | ${textOf(bytes.subarray(start, end))}`;
  });
}

describe('a document', () => {
  test.each<[string, Uint8Array, string[]]>([
    ['inline strings', document([0x45, 0x46, ...inline(V), 0x01, 0x01]), [`text wbxml:/5/6 | - | ${V}`]],
    ['opaque bytes', document([0x45, 0xc3, 0x02, 0x41, 0x42, 0x01]), ['bytes wbxml:/5 | - | AB']],
    [
      'a name that is spelled out',
      document([0x44, 0x00, ...inline(V), 0x01], ascii('imei\0')),
      ['name wbxml-key:/ | - | imei', `text wbxml:/imei | imei | ${V}`],
    ],
    [
      'a value in the table of strings',
      document([0x45, 0x46, 0x83, 0x02, 0x01, 0x01], ascii(`a\0${V}\0`)),
      ['text wbxml: | - | a', `text wbxml:/5/6 | - | ${V}`],
    ],
    [
      'attributes',
      document([0x85, 0x06, ...inline(V), 0x85, 0x07, ...inline('x'), 0x01]),
      [`text wbxml:/5/6 | - | ${V}`, 'text wbxml:/5/7 | - | x'],
    ],
    [
      'another code page',
      document([0x45, 0x00, 0x02, 0x46, ...inline(V), 0x01, 0x01]),
      [`text wbxml:/5/134 | - | ${V}`],
    ],
    [
      'an instruction before the element',
      document([0x43, 0x05, ...inline('p'), 0x01, 0x45, 0x02, 0x41, ...inline(V), 0x01]),
      ['text wbxml:/5 | - | p', `text wbxml:/5 | - | ${V}`],
    ],
    [
      'empty elements and extensions',
      document([0x45, 0x06, 0xc0, 0x80, 0x05, 0x40, ...ascii('e\0'), ...inline(V), 0x01]),
      ['text wbxml:/5 | - | e', `text wbxml:/5 | - | ${V}`],
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(fieldsOf(bytes).map((field) => field.replace('wbxml:/ |', 'wbxml: |'))).toEqual(expected);
  });

  test.each<[string, Uint8Array]>([
    ['an element left open', document([0x45, ...inline(V)])],
    ['bytes behind it', document([0x45, ...inline(V), 0x01, 0x45])],
    ['no element', document([])],
    ['a string left open', document([0x45, 0x03, 0x41])],
    ['text that is not in its charset', document([0x45, 0x03, 0xff, 0x00, 0x01])],
    ['opaque bytes past the end', document([0x45, 0xc3, 0x09, 0x41, 0x01])],
    ['a name that is not in the table', document([0x44, 0x07, ...inline(V), 0x01], ascii('imei\0'))],
    ['an unknown charset', Uint8Array.from([0x03, 0x01, 0x60, 0x00, 0x45, ...inline(V), 0x01])],
    ['an unknown version', Uint8Array.from([0x04, 0x01, 0x6a, 0x00, 0x45, ...inline(V), 0x01])],
    ['deep nesting', document([...new Array(100_000).fill(0x45), ...new Array(100_000).fill(0x01)])],
  ])('is none: %s', (_name, bytes) => {
    expect(read(bytes)).toBeNull();
  });
});

test('random tokens give fields in order that do not overlap, or nothing', () => {
  const token = fc.oneof(
    fc.constantFrom(0x00, 0x01, 0x03, 0x04, 0x45, 0x85, 0xc5, 0x06, 0x43, 0x83, 0xc3, 0x41, 0x02),
    fc.nat(255),
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.array(token, { maxLength: 8 }), (body, table) => {
      const bytes = document([0x45, ...body, 0x01], table);
      const division = read(bytes);
      let end = 0;
      for (const field of division?.fields ?? []) {
        expect(field.start).toBeGreaterThanOrEqual(end);
        expect(division?.locate(field)).not.toBeNull();
        end = field.end;
      }
      expect(end).toBeLessThanOrEqual(bytes.byteLength);
    }),
    { numRuns: 2_000 },
  );
});
