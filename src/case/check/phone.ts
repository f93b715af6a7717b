import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers with fewer digits are short codes and old local numbers: other numbers hold them by accident. */
export const FEWEST_PHONE_DIGITS = 8;

/** Odd, never wrong: real address books hold such numbers, and they leak like any other. */
export function checkPhone(value: string, market: string | null): string | null {
  const digits = value.replace(/\D/g, '').length;
  if (/\p{L}/u.test(value)) return 'a telephone number holds no letters';
  if (digits < FEWEST_PHONE_DIGITS) {
    return `the number has fewer than ${FEWEST_PHONE_DIGITS} digits, so it may be found by accident`;
  }
  const international = /^\s*(\+|00)/.test(value);
  if (!international && market === null) {
    return 'this is a national number, and the case names no market to read it by (device.market)';
  }
  const country = market !== null && isSupportedCountry(market) ? (market as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(value.replace(/^\s*00/, '+'), country);
  if (parsed === undefined || !parsed.isPossible()) return 'no numbering plan has numbers of this length';
  return null;
}
