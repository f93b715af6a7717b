import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, textOf } from '../../base/index.ts';
import { binaryPlist } from './binary-plist.ts';

/** Objects in a row, with a table and a trailer behind them; references take one byte. */
function plistOf(objects: readonly (readonly number[])[], top = 0): Uint8Array {
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at >> 8, at & 0xff);
    at += object.length;
  }
  const trailer = new Uint8Array(32);
  trailer[6] = 2;
  trailer[7] = 1;
  const view = new DataView(trailer.buffer);
  view.setBigUint64(8, BigInt(objects.length));
  view.setBigUint64(16, BigInt(top));
  view.setBigUint64(24, BigInt(at));
  const head = Buffer.from('bplist00');
  return concatBytes([head, Uint8Array.from(objects.flat()), Uint8Array.from(offsets), trailer]);
}

const text = (value: string) =>
  value.length < 15
    ? [0x50 | value.length, ...Buffer.from(value)]
    : [0x5f, 0x10, value.length, ...Buffer.from(value)];
const wide = (value: string) => [0x60 | value.length, ...Buffer.from(value, 'utf16le').swap16()];

const V = '490154203237518';
const read = (bytes: Uint8Array) =>
  binaryPlist.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null });

/** Every field, as `kind steps | field | text`. */
function fieldsOf(bytes: Uint8Array): string[] {
  const division = read(bytes);
  return (division?.fields ?? []).map(({ start, end, kind }) => {
    const located = division?.locate({ start, end });
    const names = located?.names?.join('/') ?? '';
    return `${kind} ${located?.kind}:/${names} | ${located?.field ?? '-'} | ${textOf(bytes.subarray(start, end))}`;
  });
}

describe('a binary property list', () => {
  test('names values by their keys', () => {
    const bytes = plistOf([[0xd2, 1, 2, 3, 4], text('imei'), text('data'), text(V), [0x43, 1, 2, 3]]);
    expect(fieldsOf(bytes)).toEqual([
      'name plist-key:/ | - | imei',
      'name plist-key:/ | - | data',
      `text plist:/imei | imei | ${V}`,
      'bytes plist:/data | data | \u0001\u0002\u0003',
    ]);
  });

  test('names items of lists by their number, whatever order objects stand in', () => {
    const bytes = plistOf([text(V), text('ids'), [0xa2, 3, 0], text('1'), [0xd1, 1, 2]], 4);
    expect(fieldsOf(bytes)).toEqual([
      `text plist:/ids/1 | ids | ${V}`,
      'name plist-key:/ | - | ids',
      'text plist:/ids/0 | ids | 1',
    ]);
  });

  test('tells UTF-16, integers and dates as values of their own', () => {
    const bytes = plistOf([
      [0xa3, 1, 2, 3],
      wide('é1'),
      [0x11, 0x30, 0x31],
      [0x33, ...new Array(8).fill(0x41)],
    ]);
    expect(fieldsOf(bytes)).toEqual([
      'text plist:/0 | - | \u0000\ufffd\u00001',
      'number plist:/1 | - | 01',
      'number plist:/2 | - | AAAAAAAA',
    ]);
  });

  test('follows circles once', () => {
    expect(fieldsOf(plistOf([[0xa3, 0, 1, 1], text('x')]))).toEqual(['text plist:/1 | - | x']);
  });

  test('says of what lies between values that it is nowhere', () => {
    const bytes = plistOf([[0xd1, 1, 2], text('imei'), text(V)]);
    expect(read(bytes)?.locate({ start: 8, end: 10 })).toBeNull();
    expect(read(bytes)?.locate({ start: 12, end: bytes.byteLength - 40 })).toBeNull();
  });

  test.each<[string, (bytes: Uint8Array) => void]>([
    ['another version of the format', (bytes) => bytes.set([0x31], 6)],
    ['a table past the end', (bytes) => bytes.set([0xff], bytes.byteLength - 3)],
    ['no size of offsets', (bytes) => bytes.set([0], bytes.byteLength - 26)],
    ['more objects than the table holds', (bytes) => bytes.set([0xff], bytes.byteLength - 18)],
    ['a top that is none', (bytes) => bytes.set([0xff], bytes.byteLength - 9)],
  ])('is none: %s', (_name, spoil) => {
    const bytes = plistOf([[0xd1, 1, 2], text('imei'), text(V)]);
    spoil(bytes);
    expect(read(bytes)).toBeNull();
  });
});

describe('hostile bytes', () => {
  test('altered and cut lists give fields in order that do not overlap, or nothing', () => {
    const whole = plistOf([[0xd2, 1, 2, 3, 4], text('imei'), text('ids'), text(V), [0xa2, 3, 5], wide('é')]);
    const edits = fc.array(fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(edits, fc.nat(whole.byteLength), (changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        for (const some of [bytes, bytes.subarray(0, cut)]) {
          const division = read(some);
          let end = 0;
          for (const field of division?.fields ?? []) {
            expect(field.start).toBeGreaterThanOrEqual(end);
            expect(division?.locate(field)).not.toBeNull();
            end = field.end;
          }
          expect(end).toBeLessThanOrEqual(some.byteLength);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('lists that all hold all others are walked once', () => {
    const count = 250;
    const all = Array.from({ length: count }, (_, index) => index);
    const lists = all.map(() => [0xaf, 0x10, count, ...all]);
    expect(read(plistOf([...lists, text('x')].slice(0, 240)))).toBeNull();
  });
});
