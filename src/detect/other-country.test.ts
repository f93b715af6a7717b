import { expect, test } from 'vitest';
import { isOfOtherCountry } from './other-country.ts';

const own = { id: 'a', kind: 'msisdn', value: '+91 98765 43210', fixed: false } as const;

test.each([
  ['{"country_code":"+44","phone":"9876543210"}', true],
  ['{"phone":"9876543210","cc":44}', true],
  ['dialCode=0044&phone=9876543210', true],
  ['country_code=%2B44&phone=9876543210', true],
  ['{"country_code":"+91","phone":"9876543210"}', false],
  ['{"countryCode":"IN","phone":"9876543210"}', false],
  ['{"phone":"9876543210"}', false],
  ['[{"cc":"44","phone":"7700900123"},{"cc":"91","phone":"9876543210"}]', false],
  ['[{"cc":"91","phone":"9812345678"},{"phone":"9876543210"}]', false],
  ['{"zip_code":"4471","phone":"9876543210"}', false],
])('%s', (text, isOther) => {
  const start = text.indexOf('9876543210');
  expect(isOfOtherCountry(Buffer.from(text), { start, end: start + 10 }, own)).toBe(isOther);
});

test('a number that the case gives without its country is not told from another', () => {
  const bytes = Buffer.from('{"cc":"44","phone":"9876543210"}');
  expect(isOfOtherCountry(bytes, { start: 20, end: 30 }, { ...own, value: '98765 43210' })).toBe(false);
});
