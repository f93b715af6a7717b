import { expect, test } from 'vitest';
import { markets } from './data/markets.ts';
import { isKind, isPersonal, kindRow, kinds, takesList } from './kinds.ts';
import { normaliseKey } from './normalise-key.ts';
import { seededRandom } from './random.ts';

/** As the contract lists them, by class. */
const contract = {
  hardware: 'imei meid serial wifi-mac bluetooth-mac drm-id',
  subscriber: 'imsi iccid msisdn carrier cell-id',
  resettable: 'android-id gsf-id advertising-id installation-id',
  personal:
    'account-id email name postal-address contact-name contact-number contact-email call-number sms-number sms-text mms-content clipboard location order-id url',
  surroundings: 'ssid bssid ip-address device-name build-fingerprint app-list other',
};

test('the kinds are exactly those of the contract, in its order and classes', () => {
  const table = Object.entries(contract).flatMap(([group, names]) =>
    names.split(' ').map((kind) => [kind, group]),
  );
  expect(kinds.map((row) => [row.kind, row.class])).toEqual(table);
});

test('hardware, subscriber and personal kinds count as personal, the others do not', () => {
  for (const row of kinds) {
    expect(isPersonal(row.kind), row.kind).toBe(['hardware', 'subscriber', 'personal'].includes(row.class));
  }
});

test('names of telemetry are normalised, and no row repeats one', () => {
  for (const { kind, keys } of kinds) {
    expect(keys, kind).toEqual(keys.map(normaliseKey));
    expect(new Set(keys).size, kind).toBe(keys.length);
  }
});

test.each([
  ['Device_ID', 'deviceid'],
  ['X-Android-Id', 'xandroidid'],
  ['contacts[0].number', 'contacts0number'],
  ['', ''],
])('%j is normalised to %j', (name, normalised) => {
  expect(normaliseKey(name)).toBe(normalised);
});

test('terms are IRIs of the personal data extension', () => {
  for (const { kind, term } of kinds) expect(term, kind).toMatch(/^pd:[A-Z][A-Za-z]+$/);
});

test('only app-list takes a list', () => {
  expect(kinds.filter(({ kind }) => takesList(kind)).map(({ kind }) => kind)).toEqual(['app-list']);
});

test('names of the language are no kinds', () => {
  for (const name of ['constructor', '__proto__', 'toString', '']) expect(isKind(name)).toBe(false);
  expect(isKind('imei')).toBe(true);
});

test('every canary passes its own check and can be read, in every market and without one', () => {
  for (const market of [...markets.keys(), 'CH', 'ZA', 'QQ', null]) {
    for (let seed = 0; seed < 12; seed++) {
      for (const { kind, canary, check, refuse } of kinds) {
        const value = canary(seededRandom(`${market} ${seed}`), market);
        expect(typeof value === 'string', kind).toBe(!takesList(kind));
        for (const text of [value].flat()) {
          expect(check(text, market), `${kind} in ${market}, seed ${seed}`).toBeNull();
          expect(refuse?.(text) ?? null, kind).toBeNull();
        }
      }
    }
  }
});

test('checks never throw and never repeat the value', () => {
  const odd = [
    '',
    ' ',
    '\0',
    '490154203237519',
    '+1',
    '12',
    'x'.repeat(2000),
    '999999,999999',
    '💠💠💠💠',
    '%41',
  ];
  for (const row of kinds) {
    for (const value of odd) {
      for (const market of ['IN', null]) {
        const sentence = kindRow(row.kind).check(value, market);
        if (sentence !== null && value.trim().length > 2) expect(sentence).not.toContain(value);
      }
    }
  }
});
