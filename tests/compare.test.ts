import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { newIdentity, seededRandom } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { type Change, compare } from '../src/recheck/index.ts';
import { examineScenario, runScenario, SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
const tool = { name: 'telltale', version: '0.0.0' } as const;
const examinations = new Map<string, Examination>();
const STATES = ['state-1', 'state-2', 'state-3', 'state-4', 'state-5', 'state-6'];

beforeAll(async () => {
  const authority = await openAuthority(folder);
  const identity = newIdentity(SCENARIO_MARKET, seededRandom('a retest'));
  for (const id of STATES) {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario === undefined) throw new RangeError(`there is no scenario ${id}`);
    const run = await runScenario(scenario, { seed: 'a retest', authority, identity });
    examinations.set(id, examineScenario(run, { tables: [], tool }));
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The handset has no cellular data, and its list of sent SMS was looked at. */
function examined(id: string, bearers: Examination['coverage']['bearers'] = WATCHED): Examination {
  const examination = examinations.get(id) as Examination;
  return { ...examination, coverage: { ...examination.coverage, bearers } };
}
const WATCHED = { wifi: 'watched', cellular: 'off', sms: 'watched' } as const;

const between = (before: string, after: string) => compare(examined(before), examined(after));

/** `kind identifier`, with the host where it matters, sorted. */
const shown = (changes: readonly Change[]) =>
  changes.map(({ kind, identifier }) => `${kind} ${identifier}`).sort();
const of = (changes: readonly Change[], ...kinds: readonly Change['kind'][]) =>
  changes.filter(({ kind }) => kinds.includes(kind));

describe('the retest of August 2014', () => {
  test('updated and reset, nothing switched on: all that left before is fixed', () => {
    expect(shown(between('state-1', 'state-3'))).toEqual([
      'fixed carrier',
      'fixed contact1.number',
      'fixed imei1',
      'fixed own.number',
      'fixed sms1.from',
    ]);
  });

  test.each([
    ['state-1', ['contact1.number', 'imei1', 'own.number', 'sms1.from']],
    ['state-2', ['apps', 'contact1.number', 'imei1', 'imsi', 'own.number', 'sms1.from']],
  ])('from %s to switched on again: HTTP became HTTPS, and plain became encrypted', (before, identifiers) => {
    const obfuscated = of(between(before, 'state-4'), 'obfuscated');
    expect(obfuscated.map(({ identifier }) => identifier).sort()).toEqual(identifiers);
    for (const change of obfuscated) {
      expect(change.before).toMatchObject({ transport: 'plain', protection: 'plain' });
      expect(change.after).toMatchObject({ transport: 'tls', protection: 'encrypted' });
      expect(change.because).toContain('now encrypted where it was in clear, now over TLS');
    }
    expect(of(between(before, 'state-4'), 'fixed', 'weakened')).toEqual([]);
  });

  test('updated without a reset: unfixed', () => {
    const changes = between('state-1', 'state-5');
    expect(shown(changes)).toEqual([
      'persists carrier',
      'persists contact1.number',
      'persists imei1',
      'persists own.number',
      'persists sms1.from',
    ]);
    for (const { because } of changes) expect(because).toMatch(/in clear and without TLS\.$/);
  });

  test('the other way round it is new, and weakened', () => {
    expect(shown(between('state-3', 'state-1')).every((text) => text.startsWith('new '))).toBe(true);
    expect(
      of(between('state-4', 'state-2'), 'weakened')
        .map(({ identifier }) => identifier)
        .sort(),
    ).toContain('imsi');
  });

  test.each(STATES)('%s against itself: everything persists', (id) => {
    expect(of(between(id, id), 'persists')).toEqual(between(id, id));
  });
});

describe('with less in sight nothing is called fixed', () => {
  const less = (change: (after: Examination) => Examination) =>
    compare(examined('state-1'), change(examined('state-3')));
  const withPhases = (
    after: Examination,
    phase: (each: Examination['phases'][number]) => object,
  ): Examination => ({
    ...after,
    phases: after.phases.map((each) => ({ ...each, ...phase(each) })),
  });

  test.each<[string, (after: Examination) => Examination, Change['kind'], RegExp]>([
    [
      'a bearer was not watched',
      ({ coverage, ...after }) => ({
        ...after,
        coverage: { ...coverage, bearers: { ...coverage.bearers, cellular: 'unwatched' } },
      }),
      'not-tested',
      /cellular was not watched/,
    ],
    [
      'the canaries were not proven',
      (after) => ({
        ...after,
        identifiers: after.identifiers.map((each) => ({ ...each, provenLive: false })),
      }),
      'not-tested',
      /no positive control/,
    ],
    [
      'it was watched for less time',
      (after) => withPhases(after, ({ from }) => ({ to: from })),
      'not-tested',
      /watched for 0 s/,
    ],
    [
      'something unreadable was sent in the same steps',
      ({ coverage, ...after }) => ({
        ...after,
        coverage: {
          ...coverage,
          opaqueUploads: after.phases.flatMap(({ id, steps }) =>
            steps.map((step) => ({ destination: 'dst:0', phase: id, step: step.id, repeat: 1, opaque: 500 })),
          ),
        },
      }),
      'not-tested',
      /could not be read/,
    ],
    [
      'more of what passed to and from the host could not be read',
      ({ coverage, destinations, ...after }) => {
        const [like] = destinations;
        if (like === undefined) throw new RangeError('nobody was spoken to');
        const [id, value] = ['dst:api', 'api.account.xiaomi.com'];
        const row = { destination: id, payload: 600, read: 100, opaque: 500, missed: 0 };
        return {
          ...after,
          destinations: [...destinations, { ...like, id, host: { value, basis: 'sni' as const } }],
          coverage: { ...coverage, byDestination: [...coverage.byDestination, row] },
        };
      },
      'not-tested',
      /% of what passed to and from api\.account\.xiaomi\.com could not be read, 0 % before/,
    ],
    [
      'more of what passed to and from the service could not be read',
      ({ coverage, ...after }) => ({
        ...after,
        coverage: {
          ...coverage,
          byService: [{ service: 'cloud-messaging', payload: 500, read: 0, opaque: 500, missed: 0 }],
        },
      }),
      'not-tested',
      /100 % of what passed to and from the service cloud-messaging could not be read, 0 % before/,
    ],
    [
      'a connection refused',
      ({ coverage, ...after }) => ({
        ...after,
        coverage: { ...coverage, connections: { ...coverage.connections, refused: 1 } },
      }),
      'not-tested',
      /1 connection refused the interception, 0 before/,
    ],
    [
      'a bearer that was watched was switched off',
      ({ coverage, ...after }) => ({
        ...after,
        coverage: { ...coverage, bearers: { ...coverage.bearers, wifi: 'off' } },
      }),
      'not-tested',
      /Wi-Fi was switched off, and watched before/,
    ],
    [
      'the capture stopped early',
      (after) => withPhases(after, () => ({ watchedSeconds: 1 })),
      'not-tested',
      /watched for \d+ s, \d+ s before/,
    ],
    [
      'the steps were left out',
      (after) => withPhases(after, () => ({ steps: [] })),
      'not-exercised-again',
      /was not done again/,
    ],
    [
      'the steps were done less often',
      (after) =>
        withPhases(after, ({ steps }) => ({
          steps: steps.map((step) => ({ ...step, times: 1, repeats: step.repeats?.slice(0, 1) })),
        })),
      'not-exercised-again',
      /was done 1 of 3 times/,
    ],
  ])('%s', (_, change, kind, missing) => {
    const changes = less(change);
    expect(new Set(changes.map((each) => each.kind))).toEqual(new Set([kind]));
    for (const each of changes) {
      expect(each.missing.join('; ')).toMatch(missing);
      expect(each.because).toMatch(missing);
    }
  });

  test('nor is what no step puts to use any more', () => {
    const changes = less((after) =>
      withPhases(after, ({ steps }) => ({ steps: steps.map((step) => ({ ...step, exercises: [] })) })),
    );
    const [used, others] = [true, false].map((isUsed) =>
      changes.filter(({ coverage }) => coverage.before.steps.some((step) => step.isUsed) === isUsed),
    );
    expect(used?.map(({ identifier }) => identifier)).toEqual(['contact1.number', 'sms1.from']);
    for (const { kind, because } of used ?? []) {
      expect(kind).toBe('not-exercised-again');
      expect(because).toMatch(/was done again without putting it to use/);
    }
    for (const { kind } of others ?? []) expect(kind).toBe('fixed');
  });
});
