import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../case/index.ts';
import { families } from './families.ts';
import { textsOf, writingsOf } from './writings.ts';

const one = (kind: Identifier['kind'], value: Identifier['value']): Identifier => ({
  id: 'x',
  kind,
  value,
  fixed: false,
});

function formsOf(identifier: Identifier, market: string | null = null): Record<string, string> {
  const texts = writingsOf(identifier, market).flatMap((written) => [...textsOf(written)]);
  const byText = Map.groupBy(texts, ({ text }) => text);
  return Object.fromEntries(
    [...byText].map(([text, all]) => [
      text,
      [...new Set(all.map(({ forms }) => forms.join(' ')))].join(' / '),
    ]),
  );
}

describe('writingsOf', () => {
  it.each<[string, Identifier, string | null, Record<string, string>]>([
    [
      'an international number',
      one('msisdn', '+91 98123 45678'),
      null,
      {
        '+91 98123 45678': '',
        '+919812345678': '',
        '919812345678': 'international',
        '00919812345678': 'international',
        '09812345678': 'national',
        '9812345678': 'national',
        '098123 45678': 'national separators',
      },
    ],
    [
      'a national number',
      one('contact-number', '098123 45678'),
      'IN',
      {
        '098123 45678': '',
        '+919812345678': 'international',
        '09812345678': 'national',
      },
    ],
    ['a number behind two zeros', one('contact-number', '0091 98123 45678'), null, { '+919812345678': '' }],
    [
      'an American number',
      one('msisdn', '+1 201 555 0123'),
      null,
      {
        '(201) 555-0123': 'national separators',
        '+1 (201) 555-0123': 'separators',
        '12015550123': 'international',
      },
    ],
    [
      'a national number without a market',
      one('contact-number', '5550 123'),
      null,
      { '5550 123': '', '5550123': 'digits-only' },
    ],
    [
      'an IMEI with hyphens',
      one('imei', '49-015420-323751-8'),
      null,
      {
        '49-015420-323751-8': '',
        '490154203237518': 'digits-only',
        '49015420323751': 'no-check-digit / imeisv',
      },
    ],
    [
      'a UUID',
      one('advertising-id', '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED'),
      null,
      {
        '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED': '',
        '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed': 'lower-case',
        '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed': 'lower-case separators',
        '1b9d6bcd_bbfd_4b2d_9b5d_ab8dfbbd4bed': 'lower-case separators',
      },
    ],
    [
      'a hardware address',
      one('wifi-mac', '64:cc:2e:5a:1b:7f'),
      null,
      { '64:cc:2e:5a:1b:7f': '', '64 cc 2e 5a 1b 7f': 'separators', '64_cc_2e_5a_1b_7f': 'separators' },
    ],
    ['a name of two words', one('name', 'Zo\u00eb Li'), null, { 'Zo\u00eb\u00a0Li': 'separators' }],
    [
      'a number with few digits',
      one('contact-number', '+65 9123 4567'),
      null,
      { '9123-4567': 'national separators', '9123.4567': 'national separators', '+65 9123 4567': '' },
    ],
    [
      'a name past ASCII',
      one('name', 'Zo\u00eb'),
      null,
      {
        'Zo\u00eb': '',
        'ZO\u00cb': 'upper-case',
        'Zoe\u0308': 'nfd',
        'ZOE\u0308': 'upper-case nfd',
      },
    ],
    [
      'an Android ID',
      one('android-id', 'fd5a6fd0d53a566b'),
      null,
      {
        [String(0xfd5a6fd0d53a566bn)]: 'decimal',
        [String(0xfd5a6fd0d53a566bn - (1n << 64n))]: 'decimal',
      },
    ],
  ])('writes %s', (_, identifier, market, expected) => {
    expect(formsOf(identifier, market)).toMatchObject(expected);
  });

  it('writes each text once', () => {
    for (const identifier of [
      one('msisdn', '+6591234567'),
      one('wifi-mac', '64:cc:2e:5a:1b:7f'),
      one('imsi', '404101234567890'),
    ]) {
      const texts = writingsOf(identifier, 'SG').map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it.each([[''], ['   ']])('writes nothing for an empty value', (value) => {
    expect(writingsOf(one('contact-number', value), 'IN')).toEqual([]);
    expect(writingsOf(one('name', value), 'IN')).toEqual([]);
  });

  it('has every family file in the list', () => {
    const shared =
      'as-given boundary-for distance families geohash index integers semi-octets set writings written'.split(
        ' ',
      );
    const files = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const named = files.map((name) => name.replace('.ts', '')).filter((name) => !shared.includes(name));
    expect(Object.keys(families).sort()).toEqual(named.sort());
  });
});

const CORPORA = process.env.TELLTALE_CORPORA ?? join(import.meta.dirname, '../../../../shared/corpora');
const VECTORS = join(CORPORA, 'vectors/libphonenumber-js-examples.mobile.json');

describe.skipIf(!existsSync(VECTORS))(
  'example numbers of all countries (skipped where the corpora are not there)',
  () => {
    it('writes each bare, with its code and as dialled at home', () => {
      const examples: Record<string, string> = JSON.parse(readFileSync(VECTORS, 'utf8'));
      for (const [country, national] of Object.entries(examples)) {
        const given = formsOf(one('contact-number', national), country);
        expect(given[national], country).toBe('');
        const full = Object.keys(given).find((text) => /^\+\d+$/.test(text)) ?? '';
        const forms = formsOf(one('contact-number', full), null);
        expect(forms, country).toMatchObject({
          [full]: '',
          [full.slice(1)]: 'international',
          [`00${full.slice(1)}`]: 'international',
        });
        expect(forms[national], country).toBe('national');
      }
    });
  },
);
