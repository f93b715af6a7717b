import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAuthority, type Recorded } from '../capture/index.ts';
import { checkClaims } from '../case/index.ts';
import { CONTROL_HOST, type Examination, judgeClaims } from '../judge/index.ts';
import { compare } from '../recheck/index.ts';
import { runScenario, type ScenarioRun, scenarios } from './index.ts';
import { examineTogether } from './testing/index.ts';

/* Nothing that one capture shows, or is long enough for, says anything of another. */

const folder = mkdtempSync(join(tmpdir(), 'two-captures-'));
const runs = new Map<string, ScenarioRun>();

beforeAll(async () => {
  const authority = await openAuthority(folder);
  for (const [row, seed] of [
    ['C', 'one'],
    ['1', 'another'],
  ] as const) {
    const scenario = scenarios.find((each) => each.row === row);
    if (scenario === undefined) throw new RangeError(row);
    runs.set(row, await runScenario(scenario, { seed, authority }));
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const runOf = (row: string) => runs.get(row) as ScenarioRun;
const silent = () => runOf('C');

/** The verdict on a claim that nothing is told, by the clean phone's case, and what it lacks. */
function judged(examination: Examination, claim: object = {}) {
  const watched: Examination = {
    ...examination,
    coverage: { ...examination.coverage, bearers: { wifi: 'watched', cellular: 'off', sms: 'watched' } },
  };
  const said = { by: 'A', when: 'B', where: 'C' };
  const predicate = { never: { kinds: ['imei', 'contact-number'] } };
  const needs = { watched: '20m', steps: ['power-on', 'add-contact'] };
  const claims = checkClaims([{ id: 'a', said, paraphrase: 'D', predicate, needs, ...claim }], 'the claims');
  const [verdict] = judgeClaims(claims, watched, []);
  return { verdict: verdict?.verdict, missing: verdict?.missing };
}

test('a capture and its copy watched no longer, and saw each step no more often, than one of them', () => {
  const twice = together(silent().recorded, silent().recorded);
  const once = together(silent().recorded);
  const longer = { needs: { watched: '30m', steps: ['power-on', 'add-contact'] } };
  expect(judged(twice)).toEqual({ verdict: 'upheld', missing: [] });
  expect(judged(twice, longer)).toEqual(judged(once, longer));
  expect(judged(twice, longer).verdict).toBe('not-tested');
  const fewer = runOf('1').recorded.filter(
    (one) => one.kind !== 'step' || one.repeat < 3 || one.phase === 'positive-control',
  );
  const before = examineTogether(runOf('1'), [runOf('1').recorded]);
  const after = (...captures: (readonly Recorded[])[]) =>
    compare(before, {
      ...examineTogether(runOf('1'), captures),
      sightings: [],
    }).filter(({ kind }) => kind === 'fixed' || kind === 'not-exercised-again');
  const isAgain = ({ kind }: { kind: string }) => kind === 'not-exercised-again';
  expect(after(fewer).length).toBeGreaterThan(0);
  expect(after(fewer).every(isAgain)).toBe(true);
  expect(after(fewer, fewer).map(({ id, missing }) => [id, missing])).toEqual(
    after(fewer).map(({ id, missing }) => [id, missing]),
  );
});

const isOfControl = (one: Recorded) => one.kind === 'exchange' && one.request.host === CONTROL_HOST;
const together = (...captures: (readonly Recorded[])[]) => examineTogether(silent(), captures);

test('a phone whose own capture shows its canaries told nothing', () => {
  expect(judged(together(silent().recorded))).toEqual({ verdict: 'upheld', missing: [] });
});

test('a positive control of other canaries vouches for no phone', () => {
  const { verdict, missing } = judged(together(silent().recorded, runOf('1').recorded), {
    scope: { phases: ['out-of-box'] },
  });
  expect(verdict).toBe('not-tested');
  expect(missing).toContain("no positive control showed that IMEI or contact's number would have been found");
});

test('nor does a positive control that sent nothing, whatever its mark says', () => {
  const unproven = silent().recorded.filter((one) => !isOfControl(one));
  const examination = together(silent().recorded, unproven);
  expect(examination.notices.map(({ code }) => code)).toContain('control-elsewhere');
  expect(judged(examination).verdict).toBe('not-tested');
  expect(examination.identifiers.filter(({ provenLive }) => provenLive)).toEqual([]);
});
