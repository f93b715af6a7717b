import { expect, test } from 'vitest';
import { type EvidenceGiven, sentences } from '../testing/index.ts';
import { partyNotCovered } from './party-not-covered.ts';

const HOST = 'collect.analytics.example';
const SAID = [
  `fail error: IMEI (imei1) was sent to ${HOST}, whom what was agreed to for The Cloud does not cover`,
];
const given = (service: object, more: object = {}, consent = 'granted'): EvidenceGiven => ({
  services: [{ id: 'cloud', title: 'The Cloud', ...service }],
  controller: { name: 'Vendor', hosts: ['vendor.example'] },
  phases: [{ consent: { cloud: consent } }],
  destinations: [{ host: { value: HOST, basis: 'sni' }, party: 'third', ...more }],
  sightings: [{ phase: 'first' }],
});

test.each<[string, EvidenceGiven, string[]]>([
  ['a third party', given({}), SAID],
  ['a third party that is no host of the service', given({ hosts: ['vendor.example'] }), SAID],
  ['a third party where the controller alone is covered', given({ parties: ['first'] }), SAID],
  ['a third party whom the agreement names', given({ parties: ['analytics.example'] }), []],
  ['a third party where all are covered', given({ parties: ['first', 'third'] }), []],
  ['a third party that serves the service', given({ hosts: ['analytics.example'] }), []],
  ['the controller', given({}, { host: { value: 'a.vendor.example', basis: 'sni' }, party: 'first' }), []],
  ['nobody knows whom', given({}, { party: 'unknown' }), []],
  ['a third party where nothing was agreed to, which other rules tell', given({}, {}, 'refused'), []],
])('what goes to %s', (_, evidence, expected) => {
  expect(sentences(partyNotCovered, evidence)).toEqual(expected);
});
