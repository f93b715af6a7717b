import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, openAuthority } from '../capture/index.ts';
import { residencyPromiseOf } from '../case/index.ts';
import { compileIdentity } from '../detect/index.ts';
import { Examiner } from '../examine.ts';
import { residencyVerdicts } from '../judge/index.ts';
import { renderText } from '../report/index.ts';
import { caseOf, runScenario, SCENARIO_MARKET, scenarios, specimenTable } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'series-'));
let authority: Authority;
beforeAll(async () => {
  authority = await openAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a series of captures shows the services move, and each month is judged by itself', async () => {
  const runs = [];
  for (const stage of ['M0', 'M1', 'M2']) {
    const scenario = scenarios.find(({ row }) => row === stage);
    if (scenario === undefined) throw new RangeError(`there is no scenario of ${stage}`);
    runs.push(await runScenario(scenario, { seed: 'series', authority }));
  }
  const [first] = runs;
  if (first === undefined) throw new RangeError('there are no runs');
  const examined = caseOf(first);
  const needles = compileIdentity(first.identity, { market: SCENARIO_MARKET });
  const examiner = new Examiner({
    case: examined,
    needles,
    notices: [],
    tables: [specimenTable()],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  for (const { scenario, recorded } of runs) {
    const capture = examiner.capture(scenario.id);
    for (const one of recorded) capture.take(one);
    capture.finish({ file: scenario.id, format: 'recording', sha256: '', byteLength: 0 });
  }
  const examination = examiner.finish();

  const promise = residencyPromiseOf({
    services: ['account', 'mi-cloud'],
    markets: [SCENARIO_MARKET],
    places: [{ country: 'US', region: 'Oregon' }, { country: 'SG' }],
    by: '2014-10-31',
  });
  const bearers = { wifi: 'watched', cellular: 'off', sms: 'off' } as const;
  const rows = residencyVerdicts(promise, { ...examination, coverage: { ...examination.coverage, bearers } });
  expect(rows.map(({ service, month, verdict }) => `${service} ${month} ${verdict}`)).toEqual([
    'account 2014-10 not-tested',
    'account 2014-11 refuted',
    'account 2015-01 upheld',
    'mi-cloud 2014-10 not-tested',
    'mi-cloud 2014-11 refuted',
    'mi-cloud 2015-01 upheld',
  ]);

  const text = renderText(examination, { width: 100, colour: false });
  expect(text).toMatch(/Where it went, by month\n(.*\n)*? {2}2014-10 +CN +█{20} +\d/);
  expect(text).toMatch(/ {2}2014-11 +CN .*\n +US .*\n/);
  expect(text).toMatch(/ {2}2015-01 +(US|SG) /);
}, 60_000);
