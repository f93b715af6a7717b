import { countrySuggestion, isCountry } from '../data/countries.ts';
import type { Fault } from './fault.ts';
import { isPlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

/** Fields that hold codes of countries, one or a list, wherever they stand in cases, claims and policies. */
const COUNTRIES: ReadonlySet<string> = new Set([
  'countries',
  'notCountries',
  'markets',
  'market',
  'country',
  'egressCountry',
]);

/** Maps in maps that are looked into: a claim's deepest terms stand four levels down. */
const DEEPEST = 8;

/** A fault for every code that no country has: it would match no address, and a rule about it would never be broken. */
export function countryFaultsIn(value: unknown, places: Places, depth = 0): Fault[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => countryFaultsIn(item, places, depth + 1));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([field, within]) => {
    if (!COUNTRIES.has(field)) return countryFaultsIn(within, places, depth + 1);
    if (!Array.isArray(within)) return faultOf(within, places.ofValue(value, field), field);
    return within.flatMap((code, index) => faultOf(code, places.ofValue(within, index), field));
  });
}

/** What is no code at all has another fault already. */
function faultOf(code: unknown, offset: number, field: string): Fault[] {
  if (typeof code !== 'string' || !/^[A-Za-z]{2}$/.test(code) || isCountry(code)) return [];
  const sentence = `${field} names "${code}", which no country has (ISO 3166-1); ${countrySuggestion(code)}`;
  return [{ offset, sentence }];
}
