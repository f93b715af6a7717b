import { describe, expect, test } from 'vitest';
import { kindRow } from '../kinds.ts';
import { luhnDigit, passesLuhn } from './luhn.ts';
import { FEWEST_PHONE_DIGITS } from './phone.ts';
import { FEWEST_TELLING_CHARACTERS } from './text.ts';

describe('Luhn', () => {
  test.each([
    ['49015420323751', '8'],
    ['7992739871', '3'],
    ['0', '0'],
  ])('%s gets %s', (digits, check) => {
    expect(luhnDigit(digits)).toBe(check);
    expect(passesLuhn(digits + check)).toBe(digits.length > 0);
    expect(passesLuhn(digits + String((Number(check) + 1) % 10))).toBe(false);
  });
});

/** Kind, market, value, and words of the sentence; null where nothing is odd. */
const cases: readonly (readonly [Parameters<typeof kindRow>[0], string | null, string, RegExp | null])[] = [
  ['imei', null, '490154203237518', null],
  ['imei', null, '49-015420-323751-8', null],
  ['imei', null, '4901542032375100', null],
  ['imei', null, '490154203237519', /check digit/],
  ['imei', null, '4901', /15 digits/],
  ['imei', null, 'abc', /digits only/],
  ['meid', null, 'A10000009296F1', null],
  ['meid', null, 'A1', /14 hexadecimal/],
  ['wifi-mac', null, 'AC-CF-85-00-00-01', null],
  ['wifi-mac', null, 'accf.8500.0001', null],
  ['wifi-mac', null, '02:00:00:00:00:00', /stand-in/],
  ['bluetooth-mac', null, 'ac:cf:85', /six octets/],
  ['imsi', null, '404100123456789', null],
  ['imsi', null, '804100123456789', /country code/],
  ['imsi', null, '40410', /15 digits/],
  ['iccid', null, '8991101200003204510', /check digit/],
  ['iccid', null, `${'899110120000320451'}${luhnDigit('899110120000320451')}`, null],
  ['iccid', null, '1291101200003204510', /begins with 89/],
  ['msisdn', null, '+91 98123 45678', null],
  ['msisdn', null, '0091 98123 45678', null],
  ['msisdn', 'IN', '98123 45678', null],
  ['msisdn', null, '98123 45678', /names no market/],
  ['contact-number', 'IN', '5551234', /fewer than 8 digits/],
  ['sms-number', 'IN', 'VM-HDFCBK', /letters/],
  ['msisdn', 'IN', '+91 98123 45678 99999 99999', /numbering plan/],
  ['carrier', null, '3', /two characters/],
  ['android-id', null, '82e153dcccb662a2', null],
  ['android-id', null, '82e1', /16 hexadecimal/],
  ['advertising-id', null, '00000000-0000-0000-0000-000000000000', /all zeros/],
  ['advertising-id', null, '9a14207c', /UUID/],
  ['email', null, 'asha@example.com', null],
  ['email', null, 'asha', /name@host/],
  ['location', null, '28.6139,77.2090', null],
  ['location', null, '28.6,77.2', /two decimals/],
  ['location', null, '0,0', /no place is known/],
  ['ip-address', null, '10.0.0.300', /neither/],
  ['ip-address', null, 'fe80::1', null],
  ['app-list', null, 'com.example.notes', null],
  ['app-list', null, 'Notes', /package/],
  ['sms-text', null, '…', /fewer than 4/],
];

test.each(cases)('%s (market %s) %s', (kind, market, value, words) => {
  const sentence = kindRow(kind).check(value, market);
  if (words === null) expect(sentence).toBeNull();
  else expect(sentence).toMatch(words);
});

test.each(['', '28.6139', '28.6139;77.2', '91,0', '0,181', 'north', '1e3,0', '28.6139,77.2090,5'])(
  'a location written as %j cannot be searched for',
  (value) => {
    expect(kindRow('location').refuse?.(value)).toMatch(/latitude,longitude/);
  },
);

test('one digit or character less than the fewest is odd', () => {
  const { check: phone } = kindRow('sms-number');
  expect(phone('6123456789'.slice(0, FEWEST_PHONE_DIGITS), 'SG')).toBeNull();
  expect(phone('6123456789'.slice(0, FEWEST_PHONE_DIGITS - 1), 'SG')).toMatch(/by accident/);
  const { check: text } = kindRow('sms-text');
  expect(text('💠'.repeat(FEWEST_TELLING_CHARACTERS), null)).toBeNull();
  expect(text('💠'.repeat(FEWEST_TELLING_CHARACTERS - 1), null)).toMatch(/by accident/);
});
