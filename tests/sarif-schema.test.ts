import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthority } from '../src/capture/index.ts';
import { newIdentity, seededRandom } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { compare } from '../src/recheck/index.ts';
import { renderSarif } from '../src/report/index.ts';
import { examineScenario, runScenario, SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';

/*
 * SARIF of everything that the specimen shows, against the published schema (tests/schemas/sarif), formats of URIs and times
 * included; and that the schema does refuse: each row breaks one thing of a log that holds.
 */

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'schemas/sarif/sarif-2.1.0.json'), 'utf8'),
) as object;
const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: false });
// RFC 3986 §2: what a URI may be written with; RFC 3339 with the `Z` that SARIF asks for (§3.9).
const URI = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;
ajv.addFormat('uri-reference', URI);
ajv.addFormat('uri', (text) => URI.test(text) && /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text));
ajv.addFormat('uuid', /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
const validate = ajv.compile(schema);

function faultsOf(log: unknown): ErrorObject[] {
  validate(log);
  return validate.errors ?? [];
}

const folder = mkdtempSync(join(tmpdir(), 'sarif-schema-'));
const examinations = new Map<string, Examination>();

beforeAll(async () => {
  const identity = newIdentity(SCENARIO_MARKET, seededRandom('a schema'));
  const authority = await openAuthority(folder);
  for (const scenario of scenarios) {
    const run = await runScenario(scenario, { seed: 'a schema', authority, identity });
    const tool = { name: 'telltale', version: '0.1.0' } as const;
    examinations.set(scenario.id, examineScenario(run, { tables: [], tool }));
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const examined = (id: string) => examinations.get(id) as Examination;

describe('holds the published schema', () => {
  test.each(scenarios.map(({ id }) => id))('%s', (id) => {
    for (const profile of ['whole', 'github'] as const)
      expect(faultsOf(JSON.parse([...renderSarif(examined(id), { profile })].join('')))).toEqual([]);
  });

  test('a retest', () => {
    const [before, after] = [examined('state-1'), examined('state-3')];
    const changes = compare(before, after);
    const log = JSON.parse([...renderSarif(after, { baseline: { before, changes } })].join(''));
    expect(faultsOf(log)).toEqual([]);
    expect(JSON.stringify(log)).toContain('"baselineState":"absent"');
  });
});

interface Broken {
  runs: {
    tool: { driver: Record<string, unknown> };
    artifacts: { location: Record<string, unknown> }[];
    results: Record<string, unknown>[];
    invocations: Record<string, unknown>[];
  }[];
  [name: string]: unknown;
}

describe('is refused where', () => {
  test.each<[string, (log: Broken) => void]>([
    ['it is of no version', (log) => delete log.version],
    ['it is of another version', (log) => Object.assign(log, { version: '2.0.0' })],
    ['it says more than the standard has', (log) => Object.assign(log, { findings: [] })],
    ['the tool has no name', (log) => delete log.runs[0]?.tool.driver.name],
    ['a result has no message', (log) => delete log.runs[0]?.results[0]?.message],
    ['a level is none', (log) => Object.assign(log.runs[0]?.results[0] ?? {}, { level: 'critical' })],
    ['a kind is none', (log) => Object.assign(log.runs[0]?.results[0] ?? {}, { kind: 'warning' })],
    ['an index is under -1', (log) => Object.assign(log.runs[0]?.results[0] ?? {}, { ruleIndex: -2 })],
    [
      'a fingerprint is a number',
      (log) => Object.assign(log.runs[0]?.results[0] ?? {}, { partialFingerprints: { a: 1 } }),
    ],
    [
      'a capture has no URI',
      (log) => Object.assign(log.runs[0]?.artifacts[0]?.location ?? {}, { uri: 'a b' }),
    ],
    [
      'an invocation does not say how it went',
      (log) => delete log.runs[0]?.invocations[0]?.executionSuccessful,
    ],
  ])('%s', (_, breakIt) => {
    const log = JSON.parse([...renderSarif(examined('state-1'))].join('')) as Broken;
    breakIt(log);
    expect(faultsOf(log)).not.toEqual([]);
  });
});
