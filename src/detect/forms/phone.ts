import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { digitsOnly } from './digits-only.ts';
import type { Boundary, Family, Written } from './written.ts';

/*
 * A telephone number is one number in many writings, so for it "exactly as given" means the number: given
 * internationally (`+91 98123 45678`), its compact E.164 writing `+919812345678` has no form either. Bare or
 * behind 00 it is `international`, without the country `national`, and where something stands between the
 * digits that the case does not write so, `separators`.
 *
 * Groups are those in which the country writes its numbers (libphonenumber), or the whole of it behind the
 * country's code. Of writings with separators only libphonenumber's own three are hashed: programs normalise
 * first, and an address book of thousands would need a million digests for what nobody does. A national writing right behind another country's code is another number: see `boundary.ts`.
 */

/** What people and formatters put between groups. */
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
  return [...internationally(number, plusForms), ...nationally(number)].map((written) => ({
    ...written,
    isShown: written.forms.includes('separators') && !hashed.has(written.text),
  }));
};

function internationally(number: PhoneNumber, plusForms: readonly string[]): Written[] {
  const { countryCallingCode: code, nationalNumber: national } = number;
  const groups = digitGroups(number.formatInternational()).slice(1);
  const apart = new Set([
    ...BETWEEN.flatMap((between) => [
      between + groups.join(between),
      between + national,
      ` ${groups.join(between)}`,
    ]),
    ` ${number.formatNational()}`,
  ]);
  const starts = [
    [`+${code}`, plusForms],
    [code, ['international']],
    [`00${code}`, ['international']],
  ] as const;
  return starts.flatMap(([start, forms]) => [
    writing(start + national, forms, 'digit'),
    ...[...apart].map((rest) => writing(start + rest, [...forms, 'separators'], 'digit')),
  ]);
}

function nationally(number: PhoneNumber): Written[] {
  const national = number.nationalNumber;
  const formatted = number.formatNational();
  const plain = [
    national,
    formatted.replace(/\D/g, ''),
    ...trunkPrefixes(number).map((prefix) => prefix + national),
  ];
  const apart = [digitGroups(formatted), digitGroups(number.formatInternational()).slice(1)].flatMap(
    (groups) => (groups.length < 2 ? [] : BETWEEN.map((between) => groups.join(between))),
  );
  if (/\D/.test(formatted)) apart.push(formatted);
  return [
    ...plain.map((text) => writing(text, ['national'], 'national')),
    ...apart.map((text) => writing(text, ['national', 'separators'], 'national')),
  ];
}

function trunkPrefixes({ country, nationalNumber }: PhoneNumber): string[] {
  return TRUNK_PREFIXES.filter((prefix) => {
    const dialled = parsePhoneNumberFromString(prefix + nationalNumber, country);
    return dialled !== undefined && dialled.nationalNumber === nationalNumber;
  });
}

function digitGroups(formatted: string): string[] {
  return formatted.match(/\d+/g) ?? [];
}

function writing(text: string, forms: readonly string[], boundary: Boundary): Written {
  return { text, forms, exactCase: true, boundary };
}
