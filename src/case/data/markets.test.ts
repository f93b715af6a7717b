import { getCountryCallingCode } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { markets } from './markets.ts';

/** Mobile country codes by country (ITU-T E.212). */
const countryCodes: Readonly<Record<string, readonly string[]>> = {
  HK: ['454'],
  IN: ['404', '405'],
  ID: ['510'],
  MY: ['502'],
  PH: ['515'],
  SG: ['525'],
  TW: ['466'],
  CN: ['460'],
  US: ['310', '311'],
  GB: ['234'],
  DE: ['262'],
  FR: ['208'],
  BR: ['724'],
  AU: ['505'],
  JP: ['440'],
  SE: ['240'],
  IE: ['272'],
};

test('the markets of the founding case and the others are there, with codes of their own country', () => {
  expect([...markets.keys()].sort()).toEqual(Object.keys(countryCodes).sort());
  for (const { code, callingCode, operators, place } of markets.values()) {
    expect(callingCode, code).toBe(getCountryCallingCode(code as 'IN'));
    expect(new Set(operators.map(({ name }) => name)).size).toBe(operators.length);
    for (const { mccMnc } of operators) {
      expect(mccMnc, code).toMatch(/^\d{5,6}$/);
      expect(countryCodes[code], code).toContain(mccMnc.slice(0, 3));
    }
    expect(Math.abs(place[0])).toBeLessThan(90);
  }
});
