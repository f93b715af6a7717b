import { expect, test } from 'vitest';
import type { ResidencyVerdict } from '../judge/index.ts';
import { migrationLines } from './migration.ts';
import { examinationWith } from './testing/index.ts';

const at = (address: string, value: string) => ({ address, value, basis: 'address-table', table: 'a' });
const contact = (address: string, month: string, byteLength: number) => ({
  address,
  month,
  from: `${month}-05`,
  to: `${month}-05`,
  byteLength,
});
const moving = {
  id: 'dst:1',
  countries: [at('42.62.48.81', 'CN'), at('54.186.30.81', 'US')],
  contacts: [
    contact('42.62.48.81', '2014-10', 1000),
    contact('42.62.48.81', '2014-11', 250),
    contact('54.186.30.81', '2014-11', 750),
    contact('54.186.30.81', '2015-01', 2000),
  ],
};
const sightings = [
  { identifier: 'imei1', address: '42.62.48.81', at: '2014-10-05T00:00:00Z' },
  { identifier: 'own', address: '42.62.48.81', at: '2014-11-05T00:00:00Z' },
  { identifier: 'imei1', address: '54.186.30.81', at: '2014-11-05T00:00:00Z' },
];
const tables = [{ name: 'a', date: '2014-12-01', sha256: '00' }];

test('bytes and identifiers move from country to country', () => {
  const drawn = migrationLines(examinationWith({ destinations: [moving], sightings, tables }), 100);
  expect(drawn?.title).toBe('Where it went, by month');
  expect(drawn?.lines.join('\n')).toMatch(
    /2014-10 +CN +█{20} +100 % +1\.0 kB +1 of 1\n +2014-11 +US +█{15} +75 % +750 bytes +1 of 2\n +CN +█{5} +25 % +250 bytes +1 of 2\n +2015-01 +US +█{20} +100 % +2\.0 kB +–$/,
  );
});

test('the day on which a promise was due stands between the months', () => {
  const row: ResidencyVerdict = {
    service: 'account',
    market: 'IN',
    month: '2014-11',
    verdict: 'refuted',
    because: '',
    by: '2014-10-31',
    isEarly: false,
    servers: [],
  };
  const examination = examinationWith({ destinations: [moving], tables });
  const [part] = [{ residency: [row, { ...row, service: 'mi-cloud', by: '2015-02-28' }] }];
  const claims = [{ parts: [part] }] as unknown as typeof examination.claims;
  const services = [{ id: 'account', title: 'Account', hosts: ['api.vendor.example'] }];
  const drawn = migrationLines({ ...examination, claims, case: { ...examination.case, services } }, 100);
  expect(drawn?.title).toBe('Where it went, by month · account, mi-cloud');
  const [, , due, november] = drawn?.lines ?? [];
  expect(due).toMatch(/^ +─{20} +due by 2014-10-31: account$/);
  expect(november).toContain('2014-11');
  expect(drawn?.lines.at(-1)).toMatch(/due by 2015-02-28: mi-cloud$/);
});

test('one month alone is no migration', () => {
  const one = { ...moving, contacts: moving.contacts.slice(0, 1) };
  expect(migrationLines(examinationWith({ destinations: [one], tables }), 100)).toBeNull();
});
