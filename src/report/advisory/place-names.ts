import { DEMONYMS, LARGE_CITIES } from './data/places.ts';

/** Every country by its English name, large cities, and what people call their people. */
const words = (): string[] => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters.flatMap((one) =>
    letters.flatMap((other) => {
      const name = names.of(`${one}${other}`);
      return name === undefined || name.startsWith('Unknown') ? [] : [name];
    }),
  );
  return [...countries, ...MORE_NAMES, ...LARGE_CITIES, ...DEMONYMS];
};

/** As people write them, where the name of the list is longer. */
const MORE_NAMES = [
  'China',
  'Hong Kong',
  'Macau',
  'Macao',
  'USA',
  'U.S.',
  'UK',
  'U.K.',
  'EU',
  'European Union',
  'Europe',
  'Asia',
  'Africa',
  'America',
  'Myanmar',
  'Burma',
  'Turkey',
  'Czech Republic',
  'Korea',
  'Mainland',
];

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** A name of a place as a word of its own; as it is written, because many are words too (turkey, chad, nice, reading). */
export const PLACE_NAMES = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:${[...new Set(words())]
    .sort((a, b) => b.length - a.length)
    .flatMap((name) => [escaped(name), escaped(name.toUpperCase())])
    .join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
