import { expect, test } from 'vitest';
import { microsFromIso } from '../../base/index.ts';
import { readPolicy, readWaivers } from '../../case/index.ts';
import { judgePolicy } from '../policy/index.ts';
import { evidenceWith } from '../testing/index.ts';
import { waive } from './index.ts';

const evidence = evidenceWith({ sightings: [{ id: 'sig:1', identifier: 'place', kind: 'location' }] });
const [finding] = judgePolicy(
  readPolicy('telltale: policy/1\nrules: [{ id: own, because: x, predicate: { never: {} } }]\n', 'p.yaml'),
  evidence,
);
const examination = { ...evidence, findings: finding === undefined ? [] : [finding], claims: [] };
const at = microsFromIso('2026-01-01T00:00:00Z');
const waivers = (named: string, expires: string) =>
  readWaivers(
    `telltale: waivers/1\nwaivers: [{ ${named}, owner: A, reason: known, expires: ${expires} }]\n`,
    'waivers.yaml',
  );
const BY_PLACE = 'rule: "policy:own", identifier: place, destination: API.vendor.example';

test.each([
  ['by its id', `finding: "${finding?.id}"`],
  ['by rule, identifier and destination', BY_PLACE],
])('a finding that is accepted %s stays listed, with who accepts it', (_, named) => {
  const { findings, notices } = waive(examination, waivers(named, '2026-01-02'), at);
  expect(findings).toEqual([{ ...finding, waived: { owner: 'A', reason: 'known', expires: '2026-01-02' } }]);
  expect(notices).toEqual([]);
});

test('from the day on which a waiver expires the finding fails again, and a notice says so', () => {
  const { findings, notices } = waive(examination, waivers(BY_PLACE, '2026-01-01'), at);
  expect(findings).toEqual([finding]);
  expect(notices).toEqual([
    {
      code: 'waiver-expired',
      about: finding?.id,
      times: 1,
      detail:
        'the waiver of A for policy:own (location place to api.vendor.example) ran out on 2026-01-01, so the finding counts again',
    },
  ]);
});

test.each([
  [
    'of a rule that found nothing of it',
    'rule: told, identifier: place, destination: api.vendor.example',
    'told',
    'the waiver of A, until 2027-01-01, is for told (place to api.vendor.example), of which nothing was found',
  ],
  [
    'of a misspelt rule',
    'rule: "policy:onw", identifier: place, destination: api.vendor.example',
    'policy:onw',
    'the waiver of A, until 2027-01-01, is for policy:onw (place to api.vendor.example), of which nothing was found; did you mean "policy:own"?',
  ],
  [
    'of another host',
    'rule: "policy:own", identifier: place, destination: other.example',
    'policy:own',
    'the waiver of A, until 2027-01-01, is for policy:own (place to other.example), of which nothing was found',
  ],
  [
    'by an id that no finding has',
    'finding: "fnd:0123456789abcdef"',
    'fnd:0123456789abcdef',
    'the waiver of A, until 2027-01-01, names the finding fnd:0123456789abcdef, which this examination does not have: it was not found this time, or it never was',
  ],
])('a waiver %s waives nothing, and a notice says so', (_, named, about, detail) => {
  const { findings, notices } = waive(examination, waivers(named, '2027-01-01'), at);
  expect(findings).toEqual([finding]);
  expect(notices).toEqual([{ code: 'waiver-unused', about, detail, times: 1 }]);
});

test.each<[string, string, readonly string[], boolean]>([
  ['one of the two that it links', 'imei1', ['imei1', 'mail'], false],
  ['both', '[imei1, mail]', ['imei1', 'mail'], true],
  ['both, in another order', '[mail, imei1]', ['imei1', 'mail'], true],
  ['both, where a third came to them', '[imei1, mail]', ['imei1', 'mail', 'place'], false],
  ['more than it is about', '[imei1, mail, place]', ['imei1', 'mail'], true],
  ['one, where it is about none', 'imei1', [], false],
])('a waiver that names %s', (_, named, identifiers, isWaived) => {
  const link = {
    ...finding,
    id: 'fnd:1',
    rule: 'linked',
    identifiers,
  } as (typeof examination.findings)[number];
  const by = `rule: linked, identifier: ${named}, destination: api.vendor.example`;
  const { findings, notices } = waive({ ...examination, findings: [link] }, waivers(by, '2027-01-01'), at);
  expect(findings[0]?.waived !== undefined).toBe(isWaived);
  expect(notices.map(({ code }) => code)).toEqual(isWaived ? [] : ['waiver-unused']);
  if (named === 'imei1' && identifiers.length > 0)
    expect(notices[0]?.detail).toMatch(/about mail too is not accepted with it$/);
});
