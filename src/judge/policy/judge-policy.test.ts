import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../case/index.ts';
import { evidenceWith } from '../testing/index.ts';
import { judgePolicy } from './index.ts';

const policy = (predicate: string, level = '') =>
  readPolicy(
    `telltale: policy/1\nrules:\n  - { id: own, ${level}because: it is ours, predicate: ${predicate} }\n`,
    'policy.yaml',
  );

const at = (id: string, value: string | null) => ({
  id: `dst:${id}`,
  countries: value === null ? [] : [{ address: '192.0.2.80', value, basis: 'address-table', table: 'a' }],
});

const evidence = evidenceWith({
  destinations: [at('cn', 'CN'), at('in', 'IN'), at('nowhere', null)],
  sightings: [
    { id: 'sig:1', identifier: 'place', kind: 'location' as const, destination: 'dst:cn' },
    { id: 'sig:2', identifier: 'place', kind: 'location' as const, destination: 'dst:cn' },
    { id: 'sig:3', identifier: 'place', kind: 'location' as const, destination: 'dst:in' },
    { id: 'sig:4', identifier: 'place', kind: 'location' as const, destination: 'dst:nowhere' },
    {
      id: 'sig:5',
      identifier: 'imei1',
      kind: 'imei' as const,
      destination: 'dst:cn',
      transport: 'tls' as const,
    },
  ].map((sighting) => ({ transport: 'plain' as const, ...sighting })),
});

describe('a rule of somebody’s own', () => {
  test('is broken once for each identifier and destination, and to review where a country is not known', () => {
    const findings = judgePolicy(policy('{ never: { kinds: [location], notCountries: [in] } }'), evidence);
    expect(findings.map(({ outcome, sightings, level }) => ({ outcome, sightings, level }))).toEqual([
      { outcome: 'fail', sightings: ['sig:1', 'sig:2'], level: 'error' },
      { outcome: 'review', sightings: ['sig:4'], level: 'error' },
    ]);
    expect(findings[0]).toMatchObject({
      rule: 'policy:own',
      because: 'location (place) was sent to api.vendor.example, which the policy forbids: it is ours',
    });
  });

  test.each([
    ['{ never: { classes: [hardware] } }', ['sig:5']],
    ['{ never: { classes: [hardware], transport: [plain] } }', []],
    ['{ only: { of: { kinds: [location] }, allowed: { countries: [IN] } } }', ['sig:1', 'sig:2']],
    ['{ always: { of: {}, must: { transport: [tls] } } }', ['sig:1', 'sig:2', 'sig:3', 'sig:4']],
    ['{ always: { of: {}, must: [{ transport: [tls] }, { countries: [CN] }] } }', ['sig:3']],
  ])('%s', (predicate, expected) => {
    const findings = judgePolicy(policy(predicate, 'level: warning, '), evidence);
    const failed = findings.filter(({ outcome }) => outcome === 'fail');
    expect(failed.flatMap(({ sightings }) => sightings).sort()).toEqual(expected);
    for (const { level } of failed) expect(level).toBe('warning');
  });
});
