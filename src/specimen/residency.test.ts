import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, openAuthority } from '../capture/index.ts';
import { type ResidencyPromise, residencyPromiseOf } from '../case/index.ts';
import { type Evidence, residencyOutcome, residencyVerdicts } from '../judge/index.ts';
import { examineScenario, runScenario, SCENARIO_MARKET, scenarios, specimenTable } from './index.ts';

/** What the vendor said on 22 and 23 October 2014. Singapore is a country and a region: either will do. */
const COMMON = {
  markets: [SCENARIO_MARKET],
  exceptions: [{ what: 'users in mainland China' }, { what: 'purchases through another seller' }],
};
const shop: ResidencyPromise = residencyPromiseOf({
  ...COMMON,
  services: ['e-commerce'],
  places: [{ country: 'US', region: 'California' }, { country: 'SG' }],
  by: '2014-10-31',
});
const account: ResidencyPromise = residencyPromiseOf({
  ...COMMON,
  services: ['account'],
  places: [{ country: 'US', region: 'us-west-2' }, { country: 'SG' }],
  by: '2014-10-31',
});
const miui: ResidencyPromise = residencyPromiseOf({
  ...COMMON,
  services: ['cloud-messaging', 'mi-cloud'],
  places: [
    { country: 'US', region: 'Oregon' },
    { country: 'SG', region: 'Singapore' },
  ],
  by: '2014-12-31',
});

const folder = mkdtempSync(join(tmpdir(), 'residency-'));
let authority: Authority;
beforeAll(async () => {
  authority = await openAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The examination of a scenario for a case that names the hosts of its services; every bearer watched. */
async function evidenceOf(stage: string): Promise<Evidence> {
  const scenario = scenarios.find(({ row }) => row === stage);
  if (scenario === undefined) throw new RangeError(`there is no scenario of ${stage}`);
  const run = await runScenario(scenario, { seed: 'residency', authority });
  const examination = examineScenario(run, {
    tables: [specimenTable()],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  const { coverage } = examination;
  return {
    ...examination,
    coverage: { ...coverage, bearers: { wifi: 'watched', cellular: 'watched', sms: 'watched' } },
  };
}

/** The answer key: before it is due nothing is tested; then every service by itself. */
const KEY = {
  M0: [
    '2014-10',
    {
      'e-commerce': 'not-tested',
      account: 'not-tested',
      'cloud-messaging': 'not-tested',
      'mi-cloud': 'not-tested',
    },
  ],
  // The account was due with the shop, and had not moved.
  M1: [
    '2014-11',
    { 'e-commerce': 'upheld', account: 'refuted', 'cloud-messaging': 'not-tested', 'mi-cloud': 'not-tested' },
  ],
  M2: [
    '2015-01',
    { 'e-commerce': 'upheld', account: 'upheld', 'cloud-messaging': 'upheld', 'mi-cloud': 'upheld' },
  ],
  M3: [
    '2015-01',
    { 'e-commerce': 'upheld', account: 'upheld', 'cloud-messaging': 'upheld', 'mi-cloud': 'refuted' },
  ],
  M4: [
    '2015-01',
    { 'e-commerce': 'upheld', account: 'upheld', 'cloud-messaging': 'refuted', 'mi-cloud': 'upheld' },
  ],
} as const;

test.each(Object.entries(KEY))(
  '%s gives the verdicts of the answer key',
  async (stage, [month, verdicts]) => {
    const evidence = await evidenceOf(stage);
    const rows = [shop, account, miui].flatMap((promise) => residencyVerdicts(promise, evidence));
    expect(rows.map((row) => row.month)).toEqual(rows.map(() => month));
    expect(Object.fromEntries(rows.map(({ service, verdict }) => [service, verdict]))).toEqual(verdicts);
    for (const { because } of rows) {
      expect(because).toContain(
        'Outside the promise: users in mainland China; purchases through another seller.',
      );
      expect(because).toContain('cannot be seen from the phone');
      expect(because).toContain('specimen regions of 2014-10-01');
    }
  },
  60_000,
);

test('the service left behind and the wrong region are named', async () => {
  const [left, wrong] = [await evidenceOf('M3'), await evidenceOf('M4')];
  const because = (evidence: Evidence, service: string) =>
    residencyVerdicts(miui, evidence).find((row) => row.service === service)?.because;
  expect(because(left, 'mi-cloud')).toMatch(
    /^contactapi\.micloud\.xiaomi\.net in CN, Beijing \(specimen regions of 2014-10-01\), .*and not in US \(Oregon\) or SG \(Singapore\)\./,
  );
  expect(because(wrong, 'cloud-messaging')).toMatch(
    /in US, California .*: the country is right, the region is not; promised was US \(Oregon\) or SG \(Singapore\)\./,
  );
  expect(residencyOutcome(residencyVerdicts(miui, left)).verdict).toBe('refuted');
}, 60_000);

test('less watched, no vantage, or another market, and nothing is upheld', async () => {
  const evidence = await evidenceOf('M2');
  const verdicts = (given: Evidence, promise = miui) =>
    new Set(residencyVerdicts(promise, given).map(({ verdict }) => verdict));
  expect(verdicts(evidence)).toEqual(new Set(['upheld']));
  const { coverage, case: examined } = evidence;
  const nothing = new Set(['not-tested']);
  expect(
    verdicts({
      ...evidence,
      coverage: { ...coverage, bearers: { ...coverage.bearers, cellular: 'unwatched' } },
    }),
  ).toEqual(nothing);
  expect(verdicts({ ...evidence, case: { ...examined, vantage: {} } })).toEqual(nothing);
  expect(verdicts(evidence, { ...miui, markets: ['MY'] })).toEqual(nothing);
  expect(verdicts({ ...evidence, case: { ...examined, services: [] } })).toEqual(nothing);
}, 60_000);
