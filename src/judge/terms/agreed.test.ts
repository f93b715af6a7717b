import { expect, test } from 'vitest';
import { lackOf } from '../agreement.ts';
import type { Sighting } from '../examination.ts';
import { type EvidenceGiven, evidenceWith } from '../testing/index.ts';
import { agreedTo } from './index.ts';
import { matchTerms } from './match-terms.ts';

interface Told {
  readonly host: string;
  readonly party: 'first' | 'third' | 'unknown';
}

const OWN: Told = { host: 'api.vendor.example', party: 'first' };
const THIRD: Told = { host: 'collect.analytics.example', party: 'third' };
const NOBODY: Told = { host: '192.0.2.1', party: 'unknown' };

/** Something told while two services stood as they did; the cloud has its own host and names parties or not. */
function told(
  { host, party }: Told,
  consent: Record<string, string>,
  parties?: readonly string[],
): [Sighting, ReturnType<typeof evidenceWith>] {
  const given: EvidenceGiven = {
    services: [
      {
        id: 'cloud',
        title: 'Cloud',
        hosts: ['vendor.example'],
        ...(parties === undefined ? {} : { parties }),
      },
      { id: 'chat', title: 'Chat', hosts: ['chat.example'] },
    ],
    controller: { name: 'Vendor', hosts: ['vendor.example'] },
    phases: [{ consent }],
    destinations: [{ host: { value: host, basis: 'sni' }, party }],
    sightings: [{ phase: 'first' }],
  };
  const evidence = evidenceWith(given);
  return [evidence.sightings[0] as Sighting, evidence];
}

const GRANTED = { cloud: 'granted', chat: 'not-asked' };
const BOTH = { cloud: 'granted', chat: 'granted' };

test.each<[string, Told, Record<string, string>, string[] | undefined, boolean | null]>([
  ['the service that was agreed to', OWN, GRANTED, undefined, true],
  ['the service that was refused', OWN, { ...GRANTED, cloud: 'refused' }, undefined, false],
  ['a third party that the agreement names', THIRD, GRANTED, ['first', 'analytics.example'], true],
  ['a third party where all are named', THIRD, GRANTED, ['first', 'third'], true],
  ['a third party that it does not name', THIRD, GRANTED, ['first'], false],
  ['a third party where it names another', THIRD, BOTH, ['first', 'ads.example'], false],
  ['a third party where it names none', THIRD, BOTH, undefined, false],
  ['a third party of a service that was refused', THIRD, { ...BOTH, cloud: 'refused' }, ['third'], false],
  ['the controller where a third party alone is named', OWN, BOTH, ['analytics.example'], false],
  ['nobody knows whom', NOBODY, BOTH, undefined, null],
  ['a third party before anyone said anything', THIRD, {}, ['third'], null],
])('what went to %s', (_, whom, consent, parties, expected) => {
  expect(agreedTo(...told(whom, consent, parties))).toBe(expected);
});

test('a third party that an agreement names is held to that agreement alone', () => {
  const named = told(THIRD, GRANTED, ['first', 'third']);
  expect(lackOf(...named)).toBeNull();
  expect(matchTerms({ consent: ['not-asked'] }, ...named)).toBe(false);
  expect(matchTerms({ consent: ['granted'] }, ...named)).toBe(true);
  const other = told(THIRD, GRANTED, ['first']);
  expect(lackOf(...other)).toEqual({ consent: 'not-asked', services: [], granted: [], unstated: [] });
  expect(matchTerms({ consent: ['not-asked'] }, ...other)).toBeNull();
});
