import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { DigestTable, TextsToHash } from './digests/index.ts';
import { EndsToFind, NumberEnds } from './number-ends.ts';
import { RunSearch } from './run-search.ts';
import { compileNeedles } from './scan/index.ts';
import { numberNeedles, SeparatedNumbers } from './separated-numbers.ts';

const NUMBER = '9812345678';
const runs = new RunSearch({
  numbers: new SeparatedNumbers(compileNeedles(numberNeedles([NUMBER, `+91${NUMBER}`]))),
  digests: new DigestTable([], new TextsToHash([], { isWide: false }).finish()),
  ends: new NumberEnds([], new EndsToFind().finish()),
});

function found(bytes: Uint8Array | string): string[] {
  const all = typeof bytes === 'string' ? bytesOf(bytes) : bytes;
  const stood: string[] = [];
  const number = (_: number, start: number, end: number) =>
    stood.push(Buffer.from(all.subarray(start, end)).toString());
  runs.find(all, { number, claim: () => {} });
  return stood.sort();
}

/** The number with a separator behind each digit of which the bit is set. */
function written(between: string, where: number): string {
  return [...NUMBER].map((digit, at) => (at < 9 && (where >> at) & 1 ? digit + between : digit)).join('');
}

describe('SeparatedNumbers', () => {
  it('finds a number with any one separator in any places, at any place of the text', () => {
    const between = fc.constantFrom(
      ' ',
      '-',
      '/',
      '(',
      ')',
      '\u00a0',
      '\u202f',
      '\u2009',
      '\u2011',
      ') ',
      ' (',
    );
    fc.assert(
      fc.property(
        between,
        fc.integer({ min: 1, max: 511 }),
        fc.nat(40),
        fc.nat(40),
        (sign, where, before, after) => {
          const text = written(sign, where);
          expect(found(`${'x'.repeat(before)}${text}${'x'.repeat(after)}`)).toEqual([text]);
        },
      ),
    );
  });

  it.each<[string, string, string[]]>([
    ['points, if there are two', '98.1234.5678 x 98123.45678', ['98.1234.5678']],
    ['a plus sign and what it begins', '+91 98123-45678', ['+91 98123-45678', '98123-45678']],
    ['two with one separator', '98123-45678 98123-45678', ['98123-45678', '98123-45678']],
    ['none in one group', NUMBER, []],
    ['none beside more of the same', '1-98123-45678', []],
    ['none cut out of groups', '1981 234 5678 981 234 56781', []],
    ['none with four separators in one place', '98123 - -45678', []],
    ['none with bytes that are no separator', '98123\u00c245678 98123\u204545678', []],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('finds all where more digits stand than are written out at once', () => {
    for (const filling of ['12-34567890123', '1-234567890']) {
      const text = `98123-45678 ${`${filling} `.repeat(5_000)}98123-45678`;
      expect(found(text)).toEqual(['98123-45678', '98123-45678']);
      const many = `${'98123-45678 '.repeat(7_000)}`;
      expect(found(many)).toHaveLength(7_000);
    }
  });

  it('tells nothing of random bytes, and does not take long', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => found(bytes).length === 0));
    expect(found('9-'.repeat(500_000))).toEqual([]);
    expect(found('- '.repeat(500_000))).toEqual([]);
    expect(found('+1 '.repeat(500_000))).toEqual([]);
  });
});
