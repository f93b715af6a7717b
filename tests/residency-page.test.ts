import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DRAWING, PROMISE, residencyExamples, SERVICES, TABLES } from '../scripts/residency-examples.ts';
import { residencyPromiseOf, residesSchema } from '../src/case/index.ts';
import { residencyVerdicts } from '../src/judge/index.ts';
import { servedFrom } from '../src/judge/testing/index.ts';
import { migrationLines } from '../src/report/migration.ts';
import { examinationWith } from '../src/report/testing/index.ts';

const promise = residencyPromiseOf(v.parse(residesSchema, parse(PROMISE).resides));

test.each(residencyExamples.map((example) => [example.title, example] as const))('%s', (_, example) => {
  const { servers, vantage = 'IN', says } = example;
  const stated = { resolver: '1.1.1.1', simMccMnc: '40410', locale: 'en_IN' };
  const evidence = servedFrom(servers, {
    tables: TABLES,
    services: SERVICES,
    vantage: vantage === null ? {} : { egressCountry: vantage, ...stated },
  });
  expect(
    residencyVerdicts(promise, evidence).map(({ month, verdict, because }) => ({ month, verdict, because })),
  ).toEqual(says);
});

test('the drawing is what the text report prints', () => {
  const at = (address: string, value: string) => ({ address, value, basis: 'address-table', table: 'a' });
  const contact = (address: string, month: string, byteLength: number) => ({
    address,
    month,
    from: `${month}-05`,
    to: `${month}-05`,
    byteLength,
  });
  const [china, states] = ['42.62.48.84', '54.186.30.84'];
  const examination = examinationWith({
    destinations: [
      {
        host: { value: 'sync.vendor.example', basis: 'host-field' },
        countries: [at(china, 'CN'), at(states, 'US')],
        contacts: [
          contact(china, '2014-10', 1000),
          contact(china, '2014-11', 250),
          contact(states, '2014-11', 750),
        ],
      },
    ],
    sightings: [
      { identifier: 'imei1', address: china, at: '2014-10-05T00:00:00Z' },
      { identifier: 'own', address: china, at: '2014-11-05T00:00:00Z' },
      { identifier: 'imei1', address: states, at: '2014-11-05T00:00:00Z' },
    ],
  });
  const own = { ...examination, case: { ...examination.case, services: SERVICES } };
  const residency = residencyVerdicts({ ...promise, by: '2014-10-31' }, own);
  const claims = [{ parts: [{ residency }] }] as unknown as typeof examination.claims;
  expect(migrationLines({ ...own, claims }, 100)?.lines.join('\n')).toBe(DRAWING);
});
