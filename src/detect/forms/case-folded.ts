import { boundaryFor } from './boundary-for.ts';
import type { Family, Written } from './written.ts';

const NO_BREAK_SPACE = '\u00a0';

/** Characters of a text that displays keep on one line, as they do names. */
const LONGEST_UNBROKEN = 60;

/**
 * Either case, and both ways in which Unicode composes letters (`nfc`, `nfd`). ASCII is folded by the search
 * itself; letters past it are written out small and capital. Text that mixes ways past ASCII (`zOË`) is not found.
 */
export const caseFolded: Family = (value) => {
  const given = value.trim();
  if (given === '') return [];
  const written: Written[] = [];
  const compositions: [text: string, forms: string[]][] = [[given, []]];
  for (const form of ['NFC', 'NFD'] as const) {
    const text = given.normalize(form);
    if (compositions.every(([known]) => known !== text)) compositions.push([text, [form.toLowerCase()]]);
  }
  for (const [text, forms] of compositions) {
    const rest = { exactCase: false, boundary: boundaryFor(text) };
    written.push({ text, forms, ...rest });
    for (const [cased, name] of casesPastAscii(text))
      written.push({ text: cased, forms: [name, ...forms], ...rest });
    written.push(...inLatin1(text, forms));
    const unbroken = text.replaceAll(' ', NO_BREAK_SPACE);
    if (text !== unbroken && text.length <= LONGEST_UNBROKEN)
      written.push({ text: unbroken, forms: [...forms, 'separators'], ...rest, isShown: true });
  }
  return written;
};

/** One byte a letter (ISO 8859-1, which Windows-1252 agrees with), as old servers and headers have it. */
function inLatin1(text: string, forms: readonly string[]): Written[] {
  if (text.length < FEWEST_IN_LATIN_1 || !IN_LATIN_1.test(text) || !/[^\x00-\x7f]/.test(text)) return [];
  const cases = new Map([
    [text, [] as string[]],
    [text.toLowerCase(), ['lower-case']],
    [text.toUpperCase(), ['upper-case']],
    [text, []],
  ]);
  return [...cases]
    .filter(([cased]) => IN_LATIN_1.test(cased))
    .map(([cased, name]) => ({
      // Tells it from the same text in UTF-8.
      text: `latin-1\0${cased}`,
      bytes: Buffer.from(cased, 'latin1'),
      forms: [...name, ...forms, 'latin-1'],
      exactCase: true,
      boundary: 'latin-1',
      isShown: true,
    }));
}

/** Letters that are looked for among bytes that are no text. */
const FEWEST_IN_LATIN_1 = 4;

const IN_LATIN_1 = /^[\x20-\x7e\xa0-\xff]+$/;

function casesPastAscii(text: string): [string, string][] {
  const cases: [string, string][] = [
    [text.toLowerCase(), 'lower-case'],
    [text.toUpperCase(), 'upper-case'],
  ];
  return cases.filter(([cased]) => foldAscii(cased) !== foldAscii(text));
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
