import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { digitsOnly } from './digits-only.ts';
import { integers } from './integers.ts';
import { semiOctets } from './semi-octets.ts';
import { type Boundary, type Family, FEWEST_SEPARATED, type Written } from './written.ts';

/*
 * A telephone number is one number in many writings, so for it "exactly as given" means the number: given
 * internationally (`+91 98123 45678`), its compact E.164 writing `+919812345678` has no form either. Bare or
 * behind 00 it is `international`, without the country `national`, and where something stands between the
 * digits that the case does not write so, `separators`.
 *
 * Compact numbers are also found with separators anywhere between their digits (see `separated-numbers.ts`), so
 * only such writings are made here as that search leaves out: what libphonenumber itself prints, which programs
 * hash and lists repeat, and groups of numbers with few digits. A national writing right behind another country's
 * code is another number: see `boundary.ts`.
 */

/** What people and formatters put between the groups of a number that is too short to be found by its digits. */
const BETWEEN = [' ', '-', '.', '\u00a0'];

/** What countries have people dial before a national number; whether this one does, its numbering plan says. */
const TRUNK_PREFIXES = ['0', '8', '06'];

export const phone: Family = (value, market) => {
  const given = value.trim();
  const country = market !== null && isSupportedCountry(market) ? (market as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(given.replace(/^00/, '+'), country);
  if (number === undefined) return digitsOnly(value, market);
  const plusForms = /^(\+|00)/.test(given) ? [] : ['international'];
  const hashed = new Set([
    number.formatInternational(),
    number.formatNational(),
    number.getURI().slice('tel:'.length),
  ]);
  const texts = [...internationally(number, plusForms), ...nationally(number)].map((written) => ({
    ...written,
    isShown: written.forms.includes('separators') && !hashed.has(written.text),
  }));
  const all = number.countryCallingCode + number.nationalNumber;
  const kept = [...integers(all, ['international']), ...semiOctets(all, ['international'])];
  return [...texts, ...kept, ...lastDigits(number)];
};

/** The last digits, by which address books compare numbers: so few that they prove nothing alone. */
function lastDigits({ countryCallingCode, nationalNumber }: PhoneNumber): Written[] {
  const all = countryCallingCode + nationalNumber;
  return [7, 8, 9, 10]
    .filter((count) => count < all.length && count !== nationalNumber.length)
    .map((count) => ({ ...writing(all.slice(-count), ['last-n'], 'digit'), isWeak: true, isShown: true }));
}

function internationally(number: PhoneNumber, plusForms: readonly string[]): Written[] {
  const { countryCallingCode: code, nationalNumber: national } = number;
  const apart = [` ${national}`, ` ${number.formatNational()}`, ` ${groupsOf(number).join(' ')}`];
  const starts = [
    [`+${code}`, plusForms],
    [code, ['international']],
    [`00${code}`, ['international']],
  ] as const;
  return [
    ...starts.map(([start, forms]) => writing(start + national, forms, 'digit')),
    ...apart.map((rest) => writing(`+${code}${rest}`, [...plusForms, 'separators'], 'digit')),
    // `+44 (0)20 …`: the zero is not dialled from abroad and written all the same.
    ...trunkPrefixes(number).map((prefix) => ({
      ...writing(`+${code}${prefix}${national}`, plusForms, 'digit'),
      isCompact: true,
    })),
  ];
}

function nationally(number: PhoneNumber): Written[] {
  const national = number.nationalNumber;
  const formatted = number.formatNational();
  const plain = [
    national,
    formatted.replace(/\D/g, ''),
    ...trunkPrefixes(number).map((prefix) => prefix + national),
  ];
  const between = national.length < FEWEST_SEPARATED ? BETWEEN : [' '];
  const apart = [digitGroups(formatted), groupsOf(number)].flatMap((groups) =>
    groups.length < 2 ? [] : between.map((sign) => groups.join(sign)),
  );
  if (/\D/.test(formatted)) apart.push(formatted);
  return [
    ...plain.map((text) => writing(text, ['national'], 'national')),
    ...apart.map((text) => writing(text, ['national', 'separators'], 'national')),
  ];
}

/** The groups in which it is written for people abroad, without the country's code. */
function groupsOf(number: PhoneNumber): string[] {
  return digitGroups(number.formatInternational()).slice(1);
}

function trunkPrefixes(number: PhoneNumber): string[] {
  const { nationalNumber } = number;
  const country = number.country ?? mainCountries.get(number.countryCallingCode);
  return TRUNK_PREFIXES.filter((prefix) => {
    const dialled = parsePhoneNumberFromString(prefix + nationalNumber, country);
    return dialled !== undefined && dialled.nationalNumber === nationalNumber;
  });
}

/** Calling code → the first country that has it: where several do, a number that nobody was given belongs to none. */
const mainCountries: ReadonlyMap<string, CountryCode> = new Map(
  getCountries()
    .toReversed()
    .map((country) => [getCountryCallingCode(country), country]),
);

function digitGroups(formatted: string): string[] {
  return formatted.match(/\d+/g) ?? [];
}

function writing(text: string, forms: readonly string[], boundary: Boundary): Written {
  return { text, forms, exactCase: true, boundary };
}
