import { boundaryFor } from './boundary-for.ts';
import type { Family, Written } from './written.ts';

/** Names of more words are sorted by hand, if at all. */
const MOST_WORDS = 4;

/** Letters that no decomposition takes apart, as people write them who have no such keys. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{
    \u00df: 'ss',
    \u00e6: 'ae',
    \u00f8: 'o',
    \u0142: 'l',
    \u0111: 'd',
    \u00f0: 'd',
    \u00fe: 'th',
    \u0131: 'i',
  },
  ...{
    \u00c6: 'AE',
    \u00d8: 'O',
    \u0141: 'L',
    \u0110: 'D',
    \u00d0: 'D',
    \u00de: 'Th',
    \u0153: 'oe',
    \u0152: 'OE',
  },
};

/** The family name first, with a comma or without one; and either without diacritics. */
export const personName: Family = (value) => {
  const given = value.trim().replace(/\s+/g, ' ').normalize('NFC');
  if (given === '') return [];
  const written: Written[] = [];
  for (const [text, forms] of [
    [given, []],
    [folded(given), ['folded']],
  ] as const) {
    if (text === given && forms.length > 0) continue;
    if (forms.length > 0) written.push(writing(text, forms));
    const words = text.replace(',', '').split(' ');
    if (words.length < 2 || words.length > MOST_WORDS) continue;
    const [last, rest] = [words.at(-1), words.slice(0, -1).join(' ')];
    for (const between of [' ', ', ', ','])
      written.push(writing(`${last}${between}${rest}`, [...forms, 'reordered']));
    written.push(writing(`${words.slice(1).join(' ')} ${words[0]}`, [...forms, 'reordered']));
  }
  return written;
};

function writing(text: string, forms: readonly string[]): Written {
  return { text, forms, exactCase: false, boundary: boundaryFor(text), isShown: forms.includes('reordered') };
}

/** Without diacritics, as far as the letters have any. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x00-\x7f]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}
