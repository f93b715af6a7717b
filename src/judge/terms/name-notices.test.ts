import { expect, test } from 'vitest';
import { readClaims, readPolicy } from '../../case/index.ts';
import { evidenceWith } from '../testing/index.ts';
import { nameNotices } from './index.ts';

const evidence = evidenceWith({
  services: [{ id: 'cloud', title: 'Cloud' }],
  builds: [{ id: 'V5', released: '2014-08-10' }],
  phases: [{ id: 'first', build: 'V4', steps: [{ id: 'add-asha', action: 'add-contact' }] }],
  sightings: [{ identifier: 'imei1', kind: 'imei' }],
});

const policy = (predicate: string) =>
  readPolicy(
    `telltale: policy/1\nrules: [{ id: own, because: x, predicate: ${predicate} }]\n`,
    'policy.yaml',
  );
const claims = (predicate: string) =>
  readClaims(
    `telltale: claims/1\nclaims: [{ id: own, said: { by: A, when: B, where: C }, quote: D, predicate: ${predicate} }]\n`,
    'claims.yaml',
  );

const KNOWN =
  '{ never: { services: [cloud], identifiers: [imei1], steps: [add-asha], builds: [V4, V5], phases: [first] } }';

test.each<[string, string[]]>([
  [KNOWN, []],
  ['{ never: { steps: [add-contact] } }', []],
  [
    '{ never: { services: [clod] } }',
    [
      'names the service "clod", which the case does not have, so the rule had nothing to look at; did you mean "cloud"?',
    ],
  ],
  [
    '{ never: { services: [cloud, clod] } }',
    ['names the service "clod", which the case does not have; did you mean "cloud"?'],
  ],
  [
    '{ only: { of: {}, allowed: { steps: [ad-asha] } } }',
    ['names the step "ad-asha", which was not done; did you mean "add-asha"?'],
  ],
  [
    '{ always: { of: { builds: [V6] }, must: { transport: [tls] } } }',
    ['names the build "V6", which did not run, so the rule had nothing to look at; did you mean "V4"?'],
  ],
  [
    '{ never: { steps: [place-order] } }',
    ['names the step "place-order", which was not done, so the rule had nothing to look at'],
  ],
  [
    '{ never: { identifiers: [imei9], phases: [last] } }',
    [
      'names the identifier "imei9", which the case does not have, so the rule had nothing to look at; did you mean "imei1"?',
      'names the phase "last", which was not watched, so the rule had nothing to look at; known here: first',
    ],
  ],
])('a rule %s', (predicate, expected) => {
  const notices = nameNotices(policy(predicate), [], evidence);
  expect(notices.map(({ detail }) => detail)).toEqual(expected);
  for (const notice of notices) expect(notice).toMatchObject({ code: 'name-unknown', about: 'policy:own' });
});

test('of a claim only what is probably misspelt is told: its verdict says the rest', () => {
  const misspelt = nameNotices([], claims('{ never: { services: [clod] } }'), evidence);
  expect(misspelt).toMatchObject([{ about: 'claim:own', detail: expect.stringContaining('mean "cloud"?') }]);
  const absent = claims('{ only: { of: { services: [mail] }, allowed: { steps: [place-order] } } }');
  expect(nameNotices([], absent, evidence)).toEqual([]);
});
