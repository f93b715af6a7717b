import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

/** Calling codes of countries, and of the worldwide networks that issue cards (ITU-T E.164.1). */
const CODES: ReadonlySet<string> = new Set([
  ...getCountries().map((country) => getCountryCallingCode(country)),
  '870',
  '881',
  '882',
  '883',
]);

/** Whether the digits begin with a calling code that is in use. */
export function hasCallingCode(digits: string): boolean {
  return [1, 2, 3].some((length) => CODES.has(digits.slice(0, length)));
}
