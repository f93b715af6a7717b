import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority, openCapture } from '../capture/index.ts';
import type { Examination, Sighting } from '../judge/index.ts';
import { compareToKey, examineScenario, runScenario, type ScenarioRun, scenarios } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
let run: ScenarioRun;
let examination: Examination;
const tool = { name: 'telltale', version: '0.0.0' } as const;
/** Countries do not matter here: of every address the table says the one that the key has. */
const tables = [{ name: 'all in China', date: '2014-08-01', sha256: '', country: () => 'CN' }];

beforeAll(async () => {
  const scenario = scenarios.find(({ id }) => id === 'state-1');
  if (scenario === undefined) throw new RangeError('there is no state-1');
  const authority = await openAuthority(folder);
  run = await runScenario(scenario, { seed: 'a seed', authority, folder: join(folder, 'recording') });
  examination = examineScenario(run, { tables, tool });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the comparison with an answer key', () => {
  test('is perfect where all was found', () => {
    expect(compareToKey(examination, run)).toMatchObject({
      misses: [],
      falseHits: [],
      unread: [],
      notSeen: [],
      precision: 1,
      recall: 1,
    });
  });

  test('names what was missed, without a value', () => {
    const [first, ...rest] = examination.sightings;
    const comparison = compareToKey({ ...examination, sightings: rest }, run);
    expect(comparison.misses).toHaveLength(1);
    expect(comparison.misses[0]).toMatchObject({ expected: 3, found: 2 });
    expect(comparison.misses[0]?.name).toContain(
      `${first?.phase}/${first?.step}: ${first?.identifier} → ${first?.host}`,
    );
    expect(comparison.recall).toBe(rest.length / (rest.length + 1));
    expect(comparison.precision).toBe(1);
  });

  test.each<[string, (sighting: Sighting) => Sighting]>([
    ['another identifier', (sighting) => ({ ...sighting, identifier: 'imsi' })],
    ['another host', (sighting) => ({ ...sighting, host: 'example.com' })],
    ['another country', (sighting) => ({ ...sighting, destination: 'dst:elsewhere' })],
    ['the other direction', (sighting) => ({ ...sighting, direction: 'response' })],
    ['another transport', (sighting) => ({ ...sighting, transport: 'tls' })],
    ['another phase', (sighting) => ({ ...sighting, phase: 'signed-in' })],
    ['another step', (sighting) => ({ ...sighting, step: 'call' })],
    ['another location', (sighting) => ({ ...sighting, location: 'header' })],
    ['another form', (sighting) => ({ ...sighting, forms: ['national'] })],
    ['other layers', (sighting) => ({ ...sighting, layers: ['gzip'] })],
  ])('counts a sighting with %s as a miss and a false hit', (_, wrong) => {
    const sightings = examination.sightings.map((sighting, index) =>
      index === 0 ? wrong(sighting) : sighting,
    );
    const { misses, falseHits, precision, recall } = compareToKey({ ...examination, sightings }, run);
    expect([misses.length, falseHits.length]).toEqual([1, 1]);
    expect(precision).toBeLessThan(1);
    expect(recall).toBeLessThan(1);
  });

  test('says what was to be unread and was not, and what was not put to use or was seen', () => {
    const coverage = {
      ...examination.coverage,
      connections: { ...examination.coverage.connections, refused: 2 },
    };
    const pinned = scenarios.find(({ id }) => id === 'pinned-host') ?? run.scenario;
    expect(compareToKey(examination, { ...run, scenario: pinned }).unread).toEqual([
      'pinned.account.xiaomi.com: unread bytes expected, none counted',
      '3 refused connections expected, 0 counted',
    ]);
    const identifiers = examination.identifiers.map((identifier) =>
      identifier.id === 'callee'
        ? { ...identifier, provenLive: false, exercisedBy: [], sightings: 1 }
        : identifier,
    );
    const comparison = compareToKey({ ...examination, coverage, identifiers }, run);
    expect(comparison.unread).toEqual(['0 refused connections expected, 2 counted']);
    expect(comparison.notSeen).toEqual([
      'callee: seen 1 times',
      'callee: not proven live',
      'callee: not put to use',
    ]);
  });
});

test('the recording of a run, read again, gives what the run gave', () => {
  const capture = openCapture(join(folder, 'recording'));
  const recorded = [...capture.records()];
  const again = examineScenario({ ...run, recorded, summary: capture.summary() }, { tables, tool });
  expect(run.summary).toEqual(capture.summary());
  expect(again).toEqual(examination);
});
