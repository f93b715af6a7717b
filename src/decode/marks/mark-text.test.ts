import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTexts85 } from '../base85-texts.ts';
import { findValues85 } from '../base85-values.ts';
import type { Region, Search } from '../layers/index.ts';
import { letterRuns } from '../layers/letter-runs.ts';
import { isLetter } from '../letter-sets.ts';
import { markText } from './mark-text.ts';

/** What a text may be made of: words, letters of each kind, and what divides them. */
const piece = fc.oneof(
  fc.constantFrom(...'"\'=&;,/>:[(< \n{}', '%20', '0x', '~>', '<~', 'é', '\0'),
  fc.constantFrom(
    'device',
    'Carrier',
    'value',
    'MDQ5MDE1NDIwMzIzNzUxOA==',
    '34 39 30 31 35 34',
    'z!!!!',
    ',9nEJ,%tqU2',
  ),
  fc.stringMatching(/^[A-Za-z0-9+/]{1,40}$/),
  fc.stringMatching(/^[!-u]{1,30}$/),
  fc.stringMatching(/^[0-9a-f]{2}(-[0-9a-f]{2}){1,9}$/),
);
const text = fc.array(piece, { maxLength: 120 }).map((pieces) => Buffer.from(pieces.join('')));

describe('what is told from marks is what is told by looking at every byte', () => {
  const told = (find: (found: (span: { start: number; end: number }) => void) => void) => {
    const spans: string[] = [];
    find(({ start, end }) => spans.push(`${start}-${end}`));
    return spans;
  };

  test('text and values in Ascii85', () => {
    fc.assert(
      fc.property(text, (bytes) => {
        const span = { start: 0, end: bytes.length };
        const marks = markText(bytes);
        expect(told((found) => findTexts85(bytes, span, { found, places: marks?.texts85 }))).toEqual(
          told((found) => findTexts85(bytes, span, { found })),
        );
        expect(told((found) => findValues85(bytes, span, { found, places: marks?.values85 }))).toEqual(
          told((found) => findValues85(bytes, span, { found })),
        );
      }),
    );
  });

  test('runs of letters, also of a part of the text that cuts none off', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (bytes, one, other) => {
        const [start = 0, end = 0] = [one % (bytes.length + 1), other % (bytes.length + 1)].sort(
          (a, b) => a - b,
        );
        const cuts = (at: number) => isLetter(bytes[at - 1] ?? 0) && isLetter(bytes[at] ?? 0);
        fc.pre(!cuts(start) && !cuts(end));
        const all = (search: Search) =>
          told((found) => letterRuns.find(search, { start, end }, (region: Region) => found(region.span)));
        const search: Search = {
          bytes,
          isText: true,
          grammar: 'text',
          mostDecoded: () => 65_536,
          affords: () => true,
        };
        expect(all({ ...search, marks: () => markText(bytes) })).toEqual(all(search));
      }),
    );
  });
});

test('text of several chunks is marked through', () => {
  const word = `${'A1b2'.repeat(5)} `;
  const bytes = Buffer.from(word.repeat(2_000));
  const marks = markText(bytes);
  expect(marks === null || [...marks.runs].map((mark) => mark >>> 2)).toEqual(
    marks === null || Array.from({ length: 2_000 }, (_, index) => index * word.length),
  );
});

test('nothing is marked in words', () => {
  const marks = markText(Buffer.from('the device has opened a page and told nobody anything at all'));
  expect(marks === null || marks.runs.length + marks.texts85.length + marks.values85.length).toBe(
    marks === null ? true : 0,
  );
});
