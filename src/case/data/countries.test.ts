import { expect, test } from 'vitest';
import { countries, countrySuggestion, isCountry } from './countries.ts';
import { markets } from './markets.ts';

test('each code stands once, in the order of the alphabet, and every market is one', () => {
  expect([...new Set(countries)].sort()).toEqual(countries);
  // ISO 3166-1 has assigned 249, and XK is none of them.
  expect(countries).toHaveLength(250);
  expect([...markets.keys()].filter((code) => !isCountry(code))).toEqual([]);
});

test.each([
  ['UK', 'did you mean "GB"?'],
  ['uk', 'did you mean "GB"?'],
  ['SU', 'did you mean "US"?'],
  ['XX', 'known here with X: XK'],
])('instead of %s', (code, expected) => {
  expect(isCountry(code)).toBe(false);
  expect(countrySuggestion(code)).toBe(expected);
});
