import { DEMONYMS, LARGE_CITIES, OTHER_NAMES, WORDS_TOO } from './data/places.ts';

/** Every country by its English name, large cities, and what people call their people. */
function names(): string[] {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters.flatMap((one) =>
    letters.flatMap((other) => {
      const name = display.of(`${one}${other}`);
      return name === undefined || name.startsWith('Unknown') ? [] : [name];
    }),
  );
  return [...new Set([...countries, ...OTHER_NAMES, ...LARGE_CITIES, ...DEMONYMS])];
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

const pattern = (all: readonly string[], flags: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}.-])(?:${all
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})(?![\\p{L}\\p{N}])`,
    flags,
  );

/** Shorter ones are words in small letters: us, it, in. */
const LEAST_LETTERS = 5;

/** Many are words too (turkey, polish, phoenix): those, and short ones, are places as they are written or in capitals. */
const isWordToo = (name: string) => name.length < LEAST_LETTERS || WORDS_TOO.has(name);

const AS_WRITTEN = pattern(
  names()
    .filter(isWordToo)
    .flatMap((name) => (name === name.toUpperCase() ? [name] : [name, name.toUpperCase()])),
  'u',
);
const ANY_CASE = pattern(
  names().filter((name) => !isWordToo(name)),
  'iu',
);

/** The place that a text names; null: none. */
export function placeIn(text: string): string | null {
  return (ANY_CASE.exec(text) ?? AS_WRITTEN.exec(text))?.[0] ?? null;
}
