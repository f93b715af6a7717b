import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examination, Finding, Outcome } from '../../judge/index.ts';
import { builtInRules, told } from '../../judge/index.ts';
import { CWE_NAMES } from '../cwe-names.ts';
import { examinationWith, githubFaults, hostile, type SarifLog, sarifFaults } from '../testing/index.ts';
import { uriOf } from './artifacts.ts';
import { MOST_RELATED } from './locations.ts';
import { MOST_FOR_GITHUB, renderSarif, type SarifOptions } from './render-sarif.ts';
import { RULE_WORDS } from './rule-words.ts';

const FINDING: Finding = {
  id: 'fnd:0123456789abcdef',
  rule: 'personal-in-plain-text',
  axis: 'secured',
  outcome: 'fail',
  level: 'error',
  because: 'IMEI (imei1) was sent to api.vendor.example in plain text, readable by anyone on the way',
  identifiers: ['imei1'],
  destination: 'dst:1',
  phase: null,
  repeats: null,
  sightings: ['sig:1'],
  dpv: ['pd:UID'],
  cwe: 'CWE-319',
  masvs: 'MASVS-NETWORK-1',
};
const PIECES = [
  { index: 4, offset: 120, byteLength: 15 },
  { index: 5, offset: 300, byteLength: 4 },
];
const origin = { file: 'a b.pcap', index: 4, offset: 120, pieces: PIECES };

function found(...findings: readonly Partial<Finding>[]): Examination {
  const examination = examinationWith({
    sightings: [{ origin }, { origin: { ...origin, pieces: [] } }],
    findings: findings.map((finding, i) => ({ ...FINDING, id: `fnd:${i}`, ...finding })),
  });
  const capture = { id: 'cap:1', format: 'pcap', byteLength: 400, packets: 5, wireBytes: 400 } as const;
  const more = { connections: 1, messages: 2, from: '2014-08-01T09:00:00Z', to: '2014-08-01T10:00:00Z' };
  return { ...examination, captures: [{ ...capture, ...more, file: 'a b.pcap', sha256: '0f'.repeat(32) }] };
}

const textOf = (examination: Examination, options?: SarifOptions) =>
  [...renderSarif(examination, options)].join('');
const logOf = (examination: Examination, options?: SarifOptions) =>
  JSON.parse(textOf(examination, options)) as SarifLog;
const resultsOf = (examination: Examination, options?: SarifOptions) =>
  logOf(examination, options).runs?.[0]?.results ?? [];

test('every built-in rule has its words, and every weakness its name', () => {
  const rules = [...builtInRules, told];
  expect(Object.keys(RULE_WORDS).sort()).toEqual(rules.map(({ id }) => id).sort());
  const weaknesses = new Set(rules.flatMap(({ cwe }) => cwe ?? []));
  expect(Object.keys(CWE_NAMES).sort()).toEqual([...weaknesses].sort());
});

test('is written in pieces as it would be whole, and the same every time', () => {
  const examination = found({}, { rule: 'policy:own' });
  const text = textOf(examination);
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(textOf(examination)).toBe(text);
});

test('a finding stands at its bytes in the capture, with the host and the field', () => {
  const [result] = resultsOf(found({ sightings: ['sig:1', 'sig:2'] }));
  expect(result).toMatchObject({
    ruleId: 'personal-in-plain-text',
    kind: 'fail',
    level: 'error',
    message: { text: `${FINDING.because}.` },
    occurrenceCount: 2,
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b.pcap', index: 0 },
          region: { byteOffset: 120, byteLength: 15 },
        },
        logicalLocations: [
          { name: 'api.vendor.example' },
          { name: 'imei', fullyQualifiedName: 'api.vendor.example/url/query:imei' },
        ],
        properties: { sighting: 'sig:1', runs: [{ offset: 120 }, { offset: 300 }] },
      },
    ],
    relatedLocations: [{ id: 1, properties: { sighting: 'sig:2' } }],
  });
  expect(result?.relatedLocations?.[0]?.physicalLocation.region).toBeUndefined();
  expect(logOf(found({})).runs?.[0]?.artifacts[0]?.hashes).toEqual({ 'sha-256': '0f'.repeat(32) });
});

test.each<[Outcome, string, string]>([
  ['fail', 'fail', 'error'],
  ['review', 'review', 'none'],
  ['open', 'open', 'none'],
  ['pass', 'pass', 'none'],
  ['informational', 'informational', 'none'],
  ['not-applicable', 'notApplicable', 'none'],
])('the outcome %s is the kind %s with the level %s', (outcome, kind, level) => {
  const log = logOf(found({ outcome }));
  expect(log.runs?.[0]?.results[0]).toMatchObject({ kind, level, properties: { findingLevel: 'error' } });
  expect(sarifFaults(log)).toEqual([]);
});

test('what somebody accepts is suppressed with the reason, and nothing else is', () => {
  const waived = { owner: 'Asha', reason: 'a test phone', expires: '2030-01-01' };
  const results = resultsOf(found({ waived }, {}));
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Accepted by Asha until 2030-01-01: a test phone',
        properties: { owner: 'Asha', expires: '2030-01-01' },
      },
    ],
    [],
  ]);
});

describe('fingerprints', () => {
  const printsOf = (examination: Examination) => resultsOf(examination)[0]?.partialFingerprints;
  const first = found({ id: FINDING.id });

  test('are the same in another capture, at another time, with other sightings', () => {
    const again: Examination = {
      ...first,
      captures: first.captures.map((capture) => ({ ...capture, file: 'other.har', sha256: 'a0'.repeat(32) })),
      sightings: first.sightings.map((each) => ({
        ...each,
        id: `${each.id}0`,
        at: '2020-01-01T00:00:00Z',
        origin: { ...origin, file: 'other.har', offset: 9 },
      })),
      findings: first.findings.map((each) => ({ ...each, sightings: ['sig:10'] })),
    };
    expect(printsOf(again)).toEqual(printsOf(first));
    expect(printsOf(first)?.primaryLocationLineHash).toBe('0123456789abcdef:1');
  });

  test.each<[string, Partial<Finding>]>([
    ['another rule', { rule: 'linked' }],
    ['another identifier', { identifiers: ['imei2'] }],
    ['another host', { destination: 'dst:2' }],
  ])('differ for %s', (_, finding) => {
    expect(printsOf(found({ ...finding, id: FINDING.id }))?.['told/v1']).not.toBe(
      printsOf(first)?.['told/v1'],
    );
  });

  test('leave the name of the phase out where a retest does', () => {
    const later = found({ id: 'fnd:1', phase: 'updated' });
    expect(printsOf(later)?.['told/v1']).toBe(printsOf(first)?.['told/v1']);
  });
});

test.each([
  ['upheld', 'pass', 'none'],
  ['refuted', 'fail', 'warning'],
  ['partly', 'fail', 'warning'],
  ['not-tested', 'open', 'none'],
  ['untestable', 'notApplicable', 'none'],
] as const)('a claim that is %s is a result of the kind %s with the level %s', (verdict, kind, level) => {
  const { claims, ...rest } = hostile('a');
  const log = logOf({ ...rest, claims: claims.slice(0, 1).map((claim) => ({ ...claim, verdict })) });
  const result = log.runs?.[0]?.results.find(({ ruleId }) => ruleId === 'claim:said');
  expect(result).toMatchObject({ kind, level });
  expect(sarifFaults(log)).toEqual([]);
});

test('notices become notifications, and the coverage stands beside the results', () => {
  const run = logOf({ ...found(), notices: [{ code: 'odd', about: 'con:1', detail: 'x', times: 2 }] })
    .runs?.[0];
  expect(run?.invocations[0]?.toolExecutionNotifications).toMatchObject([
    { descriptor: { id: 'odd', index: 0 }, message: { text: 'con:1: x' }, properties: { times: 2 } },
  ]);
  expect(run?.properties).toMatchObject({ coverage: { bytes: { payload: 1000, opaque: 100 } }, results: 0 });
});

describe('for GitHub', () => {
  const waived = { owner: 'A', reason: 'b', expires: '2030-01-01' };
  const mixed = found({}, { outcome: 'review' }, { outcome: 'pass' }, { waived }, { sightings: [] });

  test('only what is a problem or has to be looked at is there, each with a line', () => {
    const log = logOf(mixed, { profile: 'github' });
    expect(githubFaults(log)).toEqual([]);
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs?.[0]?.results.map(({ properties }) => properties.finding)).toEqual([
      'fnd:0',
      'fnd:1',
      'fnd:4',
    ]);
    expect(log.runs?.[0]?.properties).toMatchObject({ results: 3, leftOut: { waived: 1, noProblem: 1 } });
  });

  test('the other one would be shown as alerts that are none', () => {
    expect(githubFaults(logOf(mixed))).toContain('an alert for pass');
  });

  test('no more than it takes are there, and the rest is counted', () => {
    const many = found(...Array.from({ length: MOST_FOR_GITHUB + 2 }, () => ({ sightings: [] })));
    const log = logOf(many, { profile: 'github' });
    expect(githubFaults(log)).toEqual([]);
    expect(log.runs?.[0]?.properties.leftOut).toMatchObject({ tooMany: 2 });
  });
});

test('of very many places of one finding some are listed and all are counted', () => {
  const sightings = Array.from({ length: 20_000 }, (_, i) => `sig:${i + 1}`);
  const examination = examinationWith({
    sightings: sightings.map((id) => ({ id, origin })),
    findings: [{ ...FINDING, sightings }],
  });
  const [result] = resultsOf(examination);
  expect(result?.relatedLocations).toHaveLength(MOST_RELATED);
  expect(result?.occurrenceCount).toBe(20_000);
});

test.each([
  ['/home/tester/a.pcap', 'a.pcap'],
  ['C:\\captures\\a.pcap', 'a.pcap'],
  ['javascript:alert(1)', 'javascript%3Aalert(1)'],
  ['..', 'capture%2E%2E'],
  ['', 'capture'],
  ['a?b#c', 'a%3Fb%23c'],
  ['\ud800', '%EF%BF%BD'],
])('the artifact %j is named %s', (file, uri) => {
  expect(uriOf(file)).toBe(uri);
});

test.each<SarifOptions['profile'] & string>(['whole', 'github'])(
  'no text of a stranger breaks it: %s',
  (profile) => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY)), (text) => {
        const log = logOf(hostile(text), { profile });
        expect(sarifFaults(log)).toEqual([]);
        if (profile === 'github') expect(githubFaults(log)).toEqual([]);
      }),
    );
  },
);

const NASTY = [
  '{0}',
  '[x](http://evil.test)',
  '\\u{202e}',
  '\u202e\u0000',
  '"]}',
  '../../x',
  '<b>',
  ']]>',
  '\ud800',
];

test('what stood there is never in it', () => {
  const secret = '490154203237518';
  const { sightings, ...rest } = found({ sightings: ['sig:1', 'sig:2'] });
  const revealed = { ...rest, sightings: sightings.map((each) => ({ ...each, seen: secret })) };
  expect(textOf(revealed)).not.toContain(secret);
});

/** The published schema, or another copy of it: tests/schemas/sarif/README.md. */
const SCHEMA =
  process.env.TELLTALE_SARIF_SCHEMA ??
  join(import.meta.dirname, '../../../tests/schemas/sarif/sarif-2.1.0.json');

test('holds the published schema, whatever a stranger writes', () => {
  const { $schema: _, id: __, $id: ___, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile(schema);
  for (const text of ['a', ...NASTY])
    for (const profile of ['whole', 'github'] as const) {
      validate(logOf(hostile(text), { profile }));
      expect(validate.errors ?? []).toEqual([]);
    }
});
