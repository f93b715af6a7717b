import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { markets } from '../data/markets.ts';
import { seededRandom } from '../random.ts';
import { hasReservedNumbers, phoneNumber } from './phone-number.ts';

const bare = (number: string) => number.replace(/[^+\d]/g, '');

test.each([
  ['US', /^\+1\d{3}55501\d\d$/],
  ['GB', /^\+447700900\d{3}$/],
  ['AU', /^\+614915[0-9]{5}$|^\+6149157\d{4}$/],
  ['FR', /^\+3363998\d{4}$/],
  ['DE', /^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$/],
  ['SE', /^\+46701740(6\d\d)$/],
  ['IE', /^\+3532091\d{5}$/],
  [null, /^\+1\d{3}55501\d\d$/],
])('numbers of %s come from the range kept for fiction', (market, range) => {
  expect(hasReservedNumbers(market)).toBe(true);
  for (let seed = 0; seed < 40; seed++) {
    expect(bare(phoneNumber(seededRandom(`${seed}`), market))).toMatch(range);
  }
});

test('where no range is kept, numbers are mobile numbers of the market that differ from each other', () => {
  for (const market of markets.keys()) {
    if (hasReservedNumbers(market)) continue;
    const drawn = Array.from({ length: 30 }, (_, seed) => phoneNumber(seededRandom(`${seed}`), market));
    for (const number of drawn) {
      const parsed = parsePhoneNumberFromString(number);
      expect(parsed?.isValid(), `${market} ${number}`).toBe(true);
      expect(parsed?.country, market).toBe(market);
      expect(parsed?.getType(), market).toMatch(/MOBILE/);
    }
    expect(new Set(drawn).size, market).toBeGreaterThan(25);
  }
});

test('a market that no numbering plan knows gets numbers for fiction', () => {
  expect(bare(phoneNumber(seededRandom('1'), 'QQ'))).toMatch(/^\+1\d{3}55501/);
});
