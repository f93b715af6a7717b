import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../base/index.ts';
import { EFFORT_PER_BYTE, LEAST_EFFORT, MOST_DECODED_BYTES, MOST_DEPTH, PART_EFFORT } from './budget.ts';
import { partsOf, percentEncode, sectionOf } from './testing/index.ts';
import { unfold } from './unfold.ts';

const imei = Buffer.from('490154203237518').toString('base64');

/** Parts of a section that no layer compressed. */
function mostParts(byteLength: number): number {
  return (LEAST_EFFORT + byteLength * EFFORT_PER_BYTE) / PART_EFFORT;
}

describe('limits', () => {
  test('a bomb is read up to what it may grow to, and told of', () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    let total = 0;
    const { notices } = unfold(sectionOf(bomb), (part) => {
      if (part.parent !== null) total += part.bytes.byteLength;
    });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(MOST_DECODED_BYTES);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['br', (bytes) => brotliCompressSync(bytes)],
    ['zstd', (bytes) => zstdCompressSync(bytes)],
    ['deflate', (bytes) => deflateRawSync(bytes)],
  ])('a small %s bomb stays small', (label, compress) => {
    const bomb = compress(Buffer.alloc(32 * 1024 * 1024));
    let total = 0;
    const { notices } = unfold(sectionOf(bomb, { contentEncodings: [label] }), (part) => {
      total += part.bytes.byteLength;
    });
    expect(total).toBeLessThan(16 * 1024 * 1024);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
  });

  test('many small bombs in one body stop at the budget', () => {
    const one = gzipSync(Buffer.alloc(900 * 1024));
    const apart = new Uint8Array([0, 0, 0, 1]);
    const bytes = concatBytes(Array.from({ length: 200 }, () => concatBytes([one, apart])));
    let total = 0;
    const { notices } = unfold(sectionOf(bytes), (part) => {
      if (part.parent !== null) total += part.bytes.byteLength;
    });
    expect(total).toBeLessThanOrEqual(MOST_DECODED_BYTES);
    expect(notices.map((notice) => notice.code)).toContain('budget-exceeded');
  });

  test('no more parts than allowed, and what is left out is counted', () => {
    // At two escaped strings a line there is more to do than a section of this length may cost.
    const section = sectionOf('"\\n","\\t",'.repeat(600_000));
    const { byteLength } = section.bytes;
    let count = 0;
    const { notices, leftOut } = unfold(section, () => {
      count += 1;
    });
    expect(count).toBeGreaterThan(mostParts(byteLength) / 4);
    expect(count).toBeLessThanOrEqual(mostParts(byteLength) + 1);
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
    expect(leftOut).toBe(2 * (1_200_000 - (count - 1)));
  });

  test('a hundred thousand escaped strings are all read, and what comes after them too', () => {
    const section = sectionOf(`${'"a\\/1",'.repeat(100_000)}"${imei}" ?a=%41b`);
    const layers = new Map<string | null, number>();
    const { notices, leftOut } = unfold(section, ({ layer }) => {
      layers.set(layer, (layers.get(layer) ?? 0) + 1);
    });
    layers.delete('reversed');
    expect(Object.fromEntries(layers)).toEqual({ null: 1, 'json-string': 100_000, percent: 1, base64: 1 });
    expect({ notices, leftOut }).toEqual({ notices: [], leftOut: 0 });
  });

  test.each([
    ['before', (many: string) => `"${imei}" ?a=%41b ${many}`],
    ['behind', (many: string) => `${many} "${imei}" ?a=%41b`],
  ])('no layer takes what the others need, whether they stand %s', (_name, around) => {
    const seen = new Set<string | null>();
    const { leftOut } = unfold(sectionOf(around('"\\n","\\t",'.repeat(600_000))), ({ layer }) => {
      seen.add(layer);
    });
    seen.delete('reversed');
    expect([...seen]).toEqual([null, 'json-string', 'percent', 'base64']);
    expect(leftOut).toBeGreaterThan(0);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['without a label', gzipSync(Buffer.alloc(200 * 1024 * 1024)), []],
    ['with one', gzipSync(Buffer.alloc(200 * 1024 * 1024)), ['gzip']],
    ['of two layers', gzipSync(gzipSync(Buffer.alloc(400 * 1024 * 1024))), ['gzip', 'gzip']],
  ])('most of a bomb %s is left out', (_name, bomb, contentEncodings) => {
    const { leftOut } = unfold(sectionOf(bomb, { contentEncodings }), () => {});
    expect(leftOut).toBeGreaterThan(bomb.byteLength / 2);
    expect(leftOut).toBeLessThanOrEqual(bomb.byteLength);
  });

  test('of what is compressed as much of its bytes is left out as of what it gives', () => {
    const bytes = gzipSync('"\\n","\\t",'.repeat(600_000));
    const { notices, leftOut } = unfold(sectionOf(bytes), () => {});
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
    expect(leftOut).toBeGreaterThan(bytes.byteLength / 10);
    expect(leftOut).toBeLessThan(bytes.byteLength);
  });

  test('beginnings of streams that are not tried are left out', () => {
    const { notices, leftOut } = unfold(
      sectionOf(Buffer.from('\x78\x9c\x63'.repeat(9_000), 'latin1')),
      () => {},
    );
    expect(notices.map((notice) => notice.code)).toEqual(['budget-exceeded']);
    expect(leftOut).toBeGreaterThan(20_000);
  });

  test('no deeper than allowed', () => {
    let bytes: Uint8Array = bytesOf('a b');
    for (let i = 0; i < MOST_DEPTH + 3; i++) bytes = percentEncode(bytes);
    const section = sectionOf(bytes);
    expect(Math.max(...partsOf(section).map((part) => part.depth))).toBe(MOST_DEPTH);
    const { notices, leftOut } = unfold(section, () => {});
    expect(notices.map((notice) => notice.code)).toEqual(['depth-exceeded']);
    expect(leftOut).toBe(bytes.byteLength);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['base64', (bytes) => bytesOf(Buffer.from(bytes).toString('base64'))],
    ['gzip', (bytes) => gzipSync(bytes)],
    ['JSON strings', (bytes) => bytesOf(JSON.stringify({ a: textOf(bytes) }))],
  ])('%s one deeper than allowed is told of, and as deep as allowed is not', (_name, encode) => {
    let bytes: Uint8Array = bytesOf('{"imei":"490154203237518"}');
    for (let i = 0; i < MOST_DEPTH; i++) bytes = encode(bytes);
    expect(unfold(sectionOf(bytes), () => {})).toEqual({ notices: [], leftOut: 0 });
    const { notices, leftOut } = unfold(sectionOf(encode(bytes)), () => {});
    expect(notices.map((notice) => notice.code)).toEqual(['depth-exceeded']);
    expect(leftOut).toBeGreaterThan(0);
  });

  test('a long word at the greatest depth is nothing to tell of', () => {
    let bytes: Uint8Array = bytesOf('{"applicationIdentifierOfThisPhone":1} 100% +');
    for (let i = 0; i < MOST_DEPTH; i++) bytes = gzipSync(bytes);
    expect(unfold(sectionOf(bytes), () => {})).toEqual({ notices: [], leftOut: 0 });
  });

  test('what stands behind a fault is left out', () => {
    const stream = gzipSync(Buffer.from(Array.from({ length: 9_000 }, (_, i) => `${i * 7919} `).join('')));
    for (let at = stream.byteLength >> 1; at < stream.byteLength; at++) stream[at] = (at * at * 167) >> 3;
    const { leftOut } = unfold(sectionOf(stream, { contentEncodings: ['gzip'] }), () => {});
    expect(leftOut).toBeGreaterThan(stream.byteLength / 4);
    expect(leftOut).toBeLessThan(stream.byteLength);
  });

  test.each([
    ['backslashes', '\\'.repeat(400_000)],
    ['escaped quotes', '"\\"'.repeat(200_000)],
    ['opened strings in binary bytes', `\u0001"${'\\"a'.repeat(200_000)}\u0001`],
    ['percent signs', '%'.repeat(400_000)],
    ['plus signs', 'a=+'.repeat(200_000)],
    ['semicolons', `a=%20${';'.repeat(400_000)}`],
    ['letters', 'Ab1'.repeat(200_000)],
    ['paths', '/Ab1_'.repeat(200_000)],
    ['gzip beginnings', '\x1f\x8b\x08\0\0\0\0\0\0\0'.repeat(40_000)],
    ['zlib beginnings', '\x78\x9c'.repeat(200_000)],
    ['zstd beginnings', '\x28\xb5\x2f\xfd'.repeat(100_000)],
  ])('%s in a row do not hang it', (_name, text) => {
    const section = sectionOf(Buffer.from(text, 'latin1'));
    expect(partsOf(section).length).toBeLessThanOrEqual(mostParts(section.bytes.byteLength) + 1);
  });
});
