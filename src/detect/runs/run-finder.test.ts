import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import { findRunsReference } from './find-runs-reference.ts';
import { wasmRunFinder } from './find-runs-wasm.ts';
import type { FindRuns } from './run-listener.ts';

/** A filter that every word passes. */
const all = { words: new Int32Array(32).fill(-1), shift: 22, digits: new Uint8Array(256) };
const wasm = wasmRunFinder(all);

const ways: [string, FindRuns][] = [['in TypeScript', findRunsReference]];
if (wasm !== null) ways.push(['in WebAssembly', wasm]);

function runsIn(find: FindRuns, text: string | Uint8Array): string[] {
  const told: string[] = [];
  find(typeof text === 'string' ? bytesOf(text) : text, {
    word: (start) => told.push(`word ${start}`),
    hex: (start) => told.push(`hex ${start}`),
    shortHex: (start) => told.push(`short ${start}`),
    number: (start) => told.push(`number ${start}`),
  });
  return told.sort();
}

it('runs in WebAssembly wherever vectors are', () => {
  expect(ways).toHaveLength(2);
});

it.each(
  ways.flatMap(([way, find]) =>
    (
      [
        ['a word', '"abcdefghijkl"', ['word 1']],
        ['no shorter word', '"abcdefghijk"', []],
        ['a word behind a sign', 'ab/cdefghijklmno', ['word 0', 'word 3']],
        ['signs that begin words', '-___________', ['word 0']],
        ['hexadecimal', '=0123456789ab', ['hex 1', 'number 1', 'word 1']],
        ['hexadecimal in either case behind a word', 'ghAb0123456789', ['hex 2', 'number 4', 'word 0']],
        ['eight hexadecimal digits', '"deadBEEF"', ['short 1']],
        ['eight at both ends', 'deadbeef:0123456f', ['number 9', 'short 0', 'short 9']],
        ['no nine, no eight in a word, and no eight letters', 'deadbeef0 xdeadbee zzzzzzzz', []],
        ['a number', ':+98 765-432,', ['number 1']],
        ['a short number', ':1234567,12345678', ['number 1', 'number 9', 'short 9']],
        ['a short number behind a sign', ': 1234567,+1234567:', ['number 1', 'number 10']],
        ['none behind two signs', ':. 123456', []],
        ['no shorter number, none with a separator in it', ':123456,12345.78', []],
        ['nothing in nothing', '', []],
      ] as [string, string, string[]][]
    ).map(([what, text, expected]) => [what, way, text, expected, find] as const),
  ),
)('finds %s %s', (_, __, text, expected, find) => {
  expect(runsIn(find, text)).toEqual(expected);
});

it.each([63, 64, 65, 16_383, 16_384, 16_385, 32_768])(
  'finds what ends at byte %i, and on both sides of it',
  (at) => {
    for (const [, find] of ways) {
      for (const word of ['0123456789ab', 'deadbeef', '98-765-432', '1234567', '-1234567', '12345678']) {
        for (let shift = 0; shift <= word.length; shift++) {
          const start = at - shift;
          const text = `${' '.repeat(start - 1)}"${word}"`;
          const told = runsIn(find, bytesOf(text.replaceAll(' ', ',')));
          expect(told, `${word} ${start}`).toContain(`${told[0]?.split(' ')[0]} ${start}`);
        }
      }
    }
  },
);

it('finds the same in both ways', () => {
  if (wasm === null) return;
  const letter = fc.constantFrom(...'abcfgzAF09+/-_ .,":()\u00a0\u2011');
  const text = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...'0a-') }, letter), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(text, (letters) => {
      const bytes = bytesOf(letters.join(''));
      expect(runsIn(wasm, bytes)).toEqual(runsIn(findRunsReference, bytes));
    }),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(runsIn(wasm, bytes)).toEqual(runsIn(findRunsReference, bytes));
    }),
  );
});

it('has room for all that a block can hold', () => {
  for (const [, find] of ways) {
    expect(runsIn(find, '/'.repeat(40_000))).toHaveLength(40_000 - 11 + 1);
    expect(runsIn(find, 'deadbeef,'.repeat(5_000))).toHaveLength(5_000);
  }
});
