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
    const unbroken = text.replaceAll(' ', NO_BREAK_SPACE);
    if (text !== unbroken && text.length <= LONGEST_UNBROKEN)
      written.push({ text: unbroken, forms: [...forms, 'separators'], ...rest, isShown: true });
  }
  return written;
};

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
