import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { type CompileOptions, compileNeedles } from './compile-needles.ts';
import type { Needle } from './needle.ts';
import { BLOCK_BYTES } from './search.ts';
import { hasWasm } from './search-wasm.ts';

type Found = readonly [index: number, start: number, end: number];

type Scan = (needles: readonly Needle[], text: Uint8Array) => Found[];

const scanWith =
  (engine: NonNullable<CompileOptions['engine']>): Scan =>
  (needles, text) => {
    const found: Found[] = [];
    compileNeedles(needles, { engine }).find(text, (...hit) => found.push(hit));
    return found;
  };

/** The same by comparing every needle at every place. */
function naive(needles: readonly Needle[], text: Uint8Array): Found[] {
  const small = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte);
  const found: Found[] = [];
  for (const [index, { bytes, exactCase, least = bytes.length }] of needles.entries()) {
    for (let start = 0; bytes.length > 0 && start < text.length; start++) {
      const differs = bytes.findIndex((byte, at) => {
        const there = text[start + at];
        return there === undefined || (exactCase ? there !== byte : small(there) !== small(byte));
      });
      const agreed = differs === -1 ? bytes.length : differs;
      if (agreed >= Math.min(least, bytes.length)) found.push([index, start, start + agreed]);
    }
  }
  return found.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

const exact = (text: string): Needle => ({ bytes: bytesOf(text), exactCase: true });
const anyCase = (text: string): Needle => ({ bytes: bytesOf(text), exactCase: false });

/** The text at a byte offset of its buffer, so that words never begin where the text does. */
function shiftedBy(text: Uint8Array, offset: number): Uint8Array {
  const buffer = new Uint8Array(text.length + offset + 3).fill(0x61);
  buffer.set(text, offset);
  return buffer.subarray(offset, offset + text.length);
}

test('the machine that runs the tests has vectors, so that both searches are tested', () => {
  expect(hasWasm()).toBe(true);
});

describe.each(['wasm', 'reference'] as const)('compileNeedles (%s)', (engine) => {
  const scan = scanWith(engine);

  it.each<[string, Needle[], string, Found[]]>([
    ['no needles', [], 'text', []],
    ['an empty needle', [exact('')], 'text', []],
    ['an empty text', [exact('a')], '', []],
    ['the whole text', [exact('490154203237518')], '490154203237518', [[0, 0, 15]]],
    [
      'overlapping occurrences of one needle',
      [exact('aa')],
      'aaaa',
      [
        [0, 0, 2],
        [0, 1, 3],
        [0, 2, 4],
      ],
    ],
    [
      'needles in one another',
      [exact('abc'), exact('b')],
      'abc',
      [
        [0, 0, 3],
        [1, 1, 2],
      ],
    ],
    [
      'the same needle twice',
      [exact('abcde'), exact('abcde')],
      'abcde',
      [
        [0, 0, 5],
        [1, 0, 5],
      ],
    ],
    ['either case', [anyCase('Asha Testcase')], 'ASHA tESTCASE', [[0, 0, 13]]],
    ['only the case given', [exact('Asha Testcase')], 'ASHA tESTCASE', []],
    ['bytes that only the filter folds together', [anyCase('abcd@abcd@abcd')], 'abcd`abcd`abcd', []],
    ['letters past ASCII exactly', [anyCase('Zoë Ünal Test')], 'zoë ünal test', []],
    ['letters past ASCII beside letters within', [anyCase('Zoë Ünal Test')], 'zoë Ünal TEST', [[0, 0, 15]]],
    [
      'as much of a needle as agrees',
      [{ ...exact('490154203237518'), least: 12 }],
      'a490154203237x',
      [[0, 1, 13]],
    ],
    ['no less of it than is enough', [{ ...exact('490154203237518'), least: 13 }], '490154203237x18', []],
    [
      'a needle at the end that the text cuts',
      [{ ...exact('490154203237518'), least: 5 }],
      'a4901542',
      [[0, 1, 8]],
    ],
    ['a needle longer than the text', [exact('abcdefghijklmnop')], 'abcdefghijkl', []],
    ['a single byte at the end', [exact('z')], 'abz', [[0, 2, 3]]],
    [
      'a needle that would need a byte past the end',
      [{ bytes: Uint8Array.of(0x61, 0), exactCase: true }],
      'ba',
      [],
    ],
  ])('finds %s', (_, needles, text, expected) => {
    expect(scan(needles, bytesOf(text))).toEqual(expected);
  });

  it('finds needles of every length at every alignment, at both ends and in the middle', () => {
    for (let length = 1; length <= 64; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => 0x30 + ((at * 7 + length) % 75));
      const matcher = compileNeedles([{ bytes, exactCase: true }], { engine });
      for (let offset = 0; offset < 8; offset++) {
        for (const before of [0, 1, 2, 3, 9]) {
          const text = new Uint8Array(before + length + (offset % 3));
          text.set(bytes, before);
          const found: Found[] = [];
          matcher.find(shiftedBy(text, offset), (...hit) => found.push(hit));
          expect(found, `length ${length}, offset ${offset}, before ${before}`).toEqual([
            [0, before, before + length],
          ]);
        }
      }
    }
  });

  it('finds what comparing at every place finds', () => {
    const letters = fc.constantFrom(...bytesOf('abAB@`1é'));
    const needle = fc.record({
      bytes: fc
        .uint8Array({ minLength: 1, maxLength: 14 })
        .chain((seed) =>
          fc
            .array(letters, { minLength: seed.length, maxLength: seed.length })
            .map((all) => Uint8Array.from(all)),
        ),
      exactCase: fc.boolean(),
      least: fc.integer({ min: 1, max: 20 }),
    });
    const text = fc.array(letters, { maxLength: 300 }).map((all) => Uint8Array.from(all));
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 40 }), text, fc.nat(7), (needles, body, offset) => {
        expect(scan(needles, shiftedBy(body, offset))).toEqual(naive(needles, body));
      }),
      { numRuns: 300 },
    );
  });

  it('finds needles cut from the text itself, of any length and case', () => {
    const cut = fc.tuple(
      fc.nat(500),
      fc.integer({ min: 1, max: 64 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 64 }),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 500 }),
        fc.array(cut, { maxLength: 30 }),
        fc.nat(7),
        (body, cuts, offset) => {
          const needles = cuts.map(([from, length, exactCase, least]) => {
            const start = from % body.length;
            const bytes = body.slice(start, start + length);
            // What follows the text differs from what was cut, from some byte on.
            if (least < bytes.length) bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
            return { bytes, exactCase, least: Math.min(least, bytes.length) };
          });
          expect(scan(needles, shiftedBy(body, offset))).toEqual(naive(needles, body));
        },
      ),
    );
  });

  it('keeps thousands of needles with a shared beginning apart', () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => `+9198123${String(i * 19).padStart(5, '0')}`);
    const needles = numbers.map(exact);
    const text = [7, 4_999, 0, 2_500].map((i) => numbers[i]).join(' and +919812399999, ');
    expect(scan(needles, bytesOf(text)).map(([index]) => index)).toEqual([7, 4_999, 0, 2_500]);
  });

  it('finds needles of every length at every place around the end of a block', () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, at) => 0x80 + (Math.imul(at + 1, 0x9e3779b1) >>> 25));
    // Many besides the longest, so that each length has a path of its own.
    const others = Array.from({ length: 300 }, (_, i) => [
      exact(`x${i}y${i}`),
      exact(`abcdefgh${i}-${i}`),
    ]).flat();
    const needles = [4, 5, 6, 7, 8, 9, 10, 11, 30, 200].map((length) => ({
      bytes: bytes.subarray(0, length),
      exactCase: true,
    }));
    const matcher = compileNeedles([...needles, ...others], { engine });
    for (let start = BLOCK_BYTES - 210; start < BLOCK_BYTES + 10; start += 7) {
      const text = new Uint8Array(BLOCK_BYTES * 2);
      text.set(bytes, start);
      const found: Found[] = [];
      matcher.find(text, (...hit) => found.push(hit));
      expect(found).toEqual(needles.map(({ bytes }, index) => [index, start, start + bytes.length]));
    }
  });

  it('finds hundreds of needles of 7 to 9 bytes at every place around the end of a block', () => {
    const numbers = Array.from({ length: 600 }, (_, i) =>
      String(9_000_000 + i * 7_919).padEnd(7 + (i % 3), '5'),
    );
    const matcher = compileNeedles(numbers.map(exact), { engine });
    for (let start = BLOCK_BYTES - 12; start < BLOCK_BYTES + 4; start++) {
      for (const index of [0, 1, 2, 599]) {
        const text = new Uint8Array(BLOCK_BYTES + 40);
        const number = bytesOf(numbers[index] as string);
        text.set(number, start);
        const found: Found[] = [];
        matcher.find(text, (...hit) => found.push(hit));
        expect(found).toEqual([[index, start, start + number.length]]);
      }
    }
  });

  it('tells of more occurrences than there is room for at a time', () => {
    const needles = Array.from({ length: 12 }, (_, i) => exact('a'.repeat(i + 1)));
    const text = new Uint8Array(BLOCK_BYTES + 100).fill(0x61);
    const found = scan(needles, text);
    expect(found.length).toBe(needles.reduce((sum, { bytes }) => sum + text.length - bytes.length + 1, 0));
    expect(found.slice(0, 3)).toEqual([
      [0, 0, 1],
      [1, 0, 2],
      [2, 0, 3],
    ]);
  });

  it('may search another text while it tells of one', () => {
    const matcher = compileNeedles([exact('needle in a text')], { engine });
    const text = new Uint8Array(BLOCK_BYTES * 2);
    for (const start of [5, 100, BLOCK_BYTES + 3]) text.set(bytesOf('needle in a text'), start);
    const found: number[] = [];
    matcher.find(text, (_, start) => {
      found.push(start);
      matcher.find(bytesOf(`${' '.repeat(700)}needle in a text`), (_, inner) => found.push(inner));
    });
    expect(found).toEqual([5, 700, 100, 700, BLOCK_BYTES + 3, 700]);
  });
});

test('both searches find the same in the same order', () => {
  const digits = fc.array(fc.constantFrom(...bytesOf('0123456789abA+ ')), { maxLength: 2_000 });
  const cut = fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 40 }), fc.boolean());
  fc.assert(
    fc.property(digits, fc.array(cut, { maxLength: 600 }), (body, cuts) => {
      const text = Uint8Array.from(body);
      const needles = cuts.map(([from, length, exactCase]) => ({
        bytes: text.slice(from % Math.max(text.length, 1)).subarray(0, length),
        exactCase,
      }));
      expect(scanWith('wasm')(needles, text)).toEqual(scanWith('reference')(needles, text));
    }),
    { numRuns: 60 },
  );
});
