import {
  type CountryCode,
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { reservedNumbers } from '../data/reserved-numbers.ts';
import type { Random } from '../random.ts';

/** Whether the market's regulator keeps numbers for fiction; where not, a canary may be somebody's number. */
export function hasReservedNumbers(market: string | null): boolean {
  return market === null || reservedNumbers.has(market);
}

/**
 * A number in international writing: from the market's range for fiction; else a mobile number that its
 * numbering plan allows; without a market one of the North American range.
 */
export function phoneNumber(random: Random, market: string | null): string {
  const reserved = reservedNumbers.get(market ?? 'US');
  if (reserved === undefined) return plannedNumber(random, market as CountryCode);
  const filled = random
    .pick(reserved.patterns)
    .replace('A', () => random.pick(reserved.areaCodes ?? ['']))
    .replace(/x/g, () => random.digits(1));
  return written(filled);
}

/** Draws tried before giving up: mobile ranges fill a tenth of the tail's numbers or more. */
const MOST_DRAWS = 400;

function plannedNumber(random: Random, market: CountryCode): string {
  if (!isSupportedCountry(market)) return phoneNumber(random, null);
  const example = getExampleNumber(market, examples);
  if (example === undefined) return phoneNumber(random, null);
  const national = example.nationalNumber;
  // The head keeps the mobile prefix, the tail is drawn: six digits, more where the number is long.
  const tail = Math.min(national.length - 2, Math.max(6, national.length - 3));
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const candidate = `+${example.countryCallingCode}${national.slice(0, -tail)}${random.digits(tail)}`;
    const parsed = parsePhoneNumberFromString(candidate);
    if (parsed?.isValid() && parsed.country === market) return parsed.formatInternational();
  }
  return example.formatInternational();
}

function written(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
