import type { Words } from '../words/index.ts';
import type { Place } from './place.ts';

/** `China (CN)`: the name as the language has it. Codes that nobody gave are told as they are. */
export function countryName(code: string, { language }: Words): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  return name === code ? code : `${name} (${code})`;
}

/** Where, with who says so; a country never without its table and date. */
export function placeText(place: Place, words: Words): string {
  switch (place.kind) {
    case 'country':
      return `${countryName(place.country, words)}, ${words.place.by(place.table, place.date)}`;
    case 'edge':
      return words.place.edge(place.network);
    case 'unknown':
      return words.place.unknown;
    default:
      return place satisfies never;
  }
}

/** Several tables may say several things: then that is said. */
export function placesText(places: readonly Place[], words: Words): string {
  const texts = [...new Set(places.map((place) => placeText(place, words)))];
  return texts.length > 1 ? `${words.place.differ}: ${texts.join('; ')}` : texts.join('');
}

/** `2014-08-01 09:30:05`; moments of a report are all in UTC. */
export function momentText(moment: string): string {
  return moment.slice(0, 19).replace('T', ' ');
}
