import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullExamination, withTexts } from '../testing/index.ts';
import { languages } from '../words/index.ts';
import { code, md, rows } from './mark.ts';
import { renderMarkdown } from './render-markdown.ts';

const options = { words: languages.en, reveal: false };
const full = fullExamination();

/** A page of Markdown without its code spans, in which nothing is read. */
function read(markdown: string): string {
  return markdown.replace(/(?<!\\)`[^`\n]+`/g, '');
}

const ATTACKS = [
  '![](https://example.com/beacon.png)',
  '<img src=https://example.com/a.png>',
  '[x](javascript:alert(1))',
  '@octocat',
  'fixes #1',
  'https://example.com/',
  'www.example.com',
  '`code` | cell |',
  '\\` \\| \\\\|',
  '\n# heading\n- item',
  '*b* _i_ ~~s~~ $x$',
];

describe('text from captures and cases is text in an issue', () => {
  test.each(ATTACKS)('%j', (attack) => {
    const hostile = renderMarkdown(withTexts(full, ` ${attack}`), options);
    const benign = renderMarkdown(withTexts(full, 'x'), options);
    expect(hostile.split('\n').length).toBe(benign.split('\n').length);
    const text = read(hostile).replace('https://db-ip.com', '');
    expect(text).not.toMatch(/<[a-z!/]|(?<!\\)!\[|(?<!\\)\]\(|:\/\/|www\.|@\w|#\d/i);
  });
});

test('no text ends a code span or a cell', () => {
  const signs = fc.constantFrom(...'`|\\ab \n<[]()!@#');
  fc.assert(
    fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 16 }), (text) => {
      const [, , line = ''] = rows(['one', 'two'], [[code(text), md`${text}`]]);
      expect(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length).toBe(3);
      expect((line.match(/(?<!\\)(?:\\\\)*`/g)?.length ?? 0) % 2).toBe(0);
    }),
  );
});

test('says what the first page says, and where each sighting stands', () => {
  const page = renderMarkdown(full, options);
  expect(page).toContain('**Something was found that must not be.**');
  expect(page).toContain('by a of 2014-07-01');
  expect(page).toContain('packet 4, from byte 120, 40 bytes');
  expect(page).toContain('`telltale scan a.pcap --case case.yaml`');
  expect(page).toContain('| refuted | 0 of 1 sighting | 0 of 1 sighting |');
});
