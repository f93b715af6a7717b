import { expect, test } from 'vitest';
import { checkClaims } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceWith, servedFrom } from '../testing/index.ts';
import { judgeClaims } from './index.ts';

const resides = { services: ['cloud'], markets: ['IN'], places: [{ country: 'SG' }] };
const served = servedFrom(
  [
    {
      host: 'api.vendor.example',
      address: '192.0.2.80',
      days: ['2015-01-10', '2015-01-12'],
      says: { a: 'SG' },
    },
  ],
  {
    tables: { a: '2015-01-01' },
    services: [{ id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] }],
  },
);
const [phase] = evidenceWith({
  phases: [
    {
      watchedSeconds: 3_600,
      services: { cloud: 'on' },
      steps: [{ id: 'call', exercises: ['imei1'] }],
    },
  ],
}).phases;
if (phase === undefined) throw new RangeError('there is no phase');
const passed = { payload: 100, read: 100, opaque: 0, missed: 0 };
/** An hour in which the one server of a service was in its place. */
const whole: Evidence = {
  ...served,
  phases: [phase],
  identifiers: [
    { id: 'imei1', kind: 'imei', class: 'hardware', provenLive: true, exercisedBy: [], sightings: 0 },
  ],
  coverage: {
    ...served.coverage,
    bearers: { wifi: 'watched', cellular: 'off', sms: 'off' },
    byService: [{ service: 'cloud', ...passed }],
  },
};
const counted = { bearers: ['wifi' as const], byteLength: 100, captured: 0, basis: 'payload' as const };

function judged(evidence: Evidence, needs: object = {}) {
  const said = { by: 'A', when: 'B', where: 'C' };
  const [verdict] = judgeClaims(
    checkClaims([{ id: 'a', said, paraphrase: 'D', predicate: { resides }, needs }], 'the claims'),
    evidence,
    [],
  );
  return { verdict: verdict?.verdict, missing: verdict?.missing };
}

test('where all was looked at, a promise that is kept is upheld', () => {
  expect(judged(whole)).toEqual({ verdict: 'upheld', missing: [] });
  expect(judged(whole, { steps: ['call'], canaries: ['imei'], watched: '1h' }).verdict).toBe('upheld');
});

test.each<[string, Evidence, object, string]>([
  ['phases', { ...whole, phases: [] }, {}, 'no phase of the test is known'],
  [
    'time',
    { ...whole, phases: [{ ...phase, watchedSeconds: 60 }] },
    {},
    'only 60 seconds were watched, and it takes 10 minutes',
  ],
  ['steps', whole, { steps: ['idle'] }, 'the step idle was not done'],
  ['canaries that it asks for', whole, { canaries: ['imsi'] }, 'the case has no IMSI'],
  [
    'ways out',
    { ...whole, coverage: { ...whole.coverage, bearers: { wifi: 'watched', cellular: 'unwatched' } } },
    {},
    'cellular',
  ],
  [
    "what the phone's own counters say",
    { ...whole, coverage: { ...whole.coverage, counted: { ...counted, missing: 1 } } },
    {},
    '100 % of what the phone counted was not captured',
  ],
  [
    'the end of a file',
    { ...whole, notices: [{ code: 'har-cut', about: 'a', detail: 'b', times: 1 }] },
    {},
    'notices say that something was not looked at: har-cut',
  ],
])('without %s nobody knows', (_, evidence, needs, lack) => {
  const { verdict, missing } = judged(evidence, needs);
  expect(verdict).toBe('not-tested');
  expect(missing).toContainEqual(expect.stringContaining(lack));
});
