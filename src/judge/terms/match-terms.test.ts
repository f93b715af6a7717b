import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Terms } from '../../case/index.ts';
import type { ExaminedPhase, Sighting } from '../examination.ts';
import { type EvidenceGiven, evidenceWith } from '../testing/index.ts';
import { matchTerms, phaseCounts } from './match-terms.ts';
import { protectionOf } from './protection-of.ts';
import type { Maybe } from './yes-or-no.ts';

const table = (value: string, address = '192.0.2.80') => ({
  address,
  value,
  basis: 'address-table',
  table: 'a',
});

/** What the terms say of the one sighting of an evidence. */
function matched(terms: Terms, sighting: Partial<Sighting> = {}, given: EvidenceGiven = {}): Maybe {
  const evidence = evidenceWith({ ...given, sightings: [sighting] });
  return matchTerms(terms, evidence.sightings[0] as Sighting, evidence);
}

const here = { destinations: [{ countries: [table('CN')] }] };
const shared = {
  services: [
    { id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] },
    { id: 'chat', title: 'Chat', hosts: ['vendor.example'] },
  ],
};
const during = (services: Record<string, string>, consent: Record<string, string> = {}) => ({
  ...shared,
  phases: [{ id: 'first', services, consent }],
});
const inPhase = { phase: 'first' };

const bare: EvidenceGiven = { destinations: [{ host: { value: '192.0.2.80', basis: 'address' } }] };
const atAddress: EvidenceGiven = {
  services: [
    { id: 'cloud', title: 'Cloud', hosts: ['192.0.2.80'] },
    { id: 'chat', title: 'Chat', hosts: ['*.chat.example'] },
  ],
};

const did = (action: string, id = 'ring'): EvidenceGiven => ({
  phases: [{ id: 'first', steps: [{ id, action }] }],
});
const SINCE: Terms = { releasedFrom: '2014-08-10' };
const ran = (
  phase: Partial<ExaminedPhase>,
  build: { readonly released?: string; readonly releasedBefore?: string } = {},
): EvidenceGiven => ({
  phases: [{ id: 'first', build: 'V4', from: '2014-08-20T09:00:00Z', ...phase }],
  builds: [{ id: 'V4', ...build }],
});

const somebody: EvidenceGiven = { destinations: [{ party: 'unknown' }] };

test.each<[string, Terms, Partial<Sighting>, EvidenceGiven, Maybe]>([
  ['no terms are about everything', {}, {}, {}, true],
  ['any kind of the list', { kinds: ['imsi', 'imei'] }, {}, {}, true],
  ['another kind', { kinds: ['imsi'] }, {}, {}, false],
  ['a class', { classes: ['hardware'] }, {}, {}, true],
  ['all terms must hold', { classes: ['hardware'], transport: ['plain'] }, {}, {}, false],
  ['a host covers the names below it', { hosts: ['Vendor.example'] }, {}, {}, true],
  ['but not every name that ends like it', { hosts: ['dor.example'] }, {}, {}, false],
  ['behind a bare address may be any host', { hosts: ['vendor.example'] }, {}, bare, null],
  ...['*.vendor.example', '.vendor.example', 'vendor.example.', 'api.VENDOR.example.'].map(
    (host): [string, Terms, Partial<Sighting>, EvidenceGiven, Maybe] => [
      `a host written as ${host}`,
      { hosts: [host] },
      {},
      {},
      true,
    ],
  ),
  ['an address', { hosts: ['192.0.2.80'] }, {}, {}, true],
  ['another address', { hosts: ['192.0.2.81'] }, {}, {}, false],
  ['another address than a bare one', { hosts: ['192.0.2.81'] }, {}, bare, false],
  [
    'the address is what it went to, not any of the host',
    { hosts: ['192.0.2.81'] },
    {},
    { destinations: [{ addresses: ['192.0.2.80', '192.0.2.81'] }] },
    false,
  ],
  [
    'nobody knows which of the addresses it went to',
    { hosts: ['192.0.2.81'] },
    { address: null },
    { destinations: [{ addresses: ['192.0.2.80', '192.0.2.81'] }] },
    null,
  ],
  [
    'no address is known',
    { hosts: ['192.0.2.81'] },
    { address: null },
    { destinations: [{ addresses: [] }] },
    null,
  ],
  [
    'an address of IPv6 written another way',
    { hosts: ['2001:DB8:0::1'] },
    { address: '2001:db8::1' },
    { destinations: [{ addresses: ['2001:db8::1'] }] },
    true,
  ],
  ['a party', { parties: ['third'] }, {}, {}, false],
  ['of whom nobody knows who it is may be a party', { parties: ['third'] }, {}, somebody, null],
  ['and is one of them all', { parties: ['first', 'third'] }, {}, somebody, true],
  ['and may be asked for', { parties: ['first', 'unknown'] }, {}, somebody, true],
  ['a service by its address', { services: ['cloud'] }, {}, atAddress, true],
  ['a service at another address', { services: ['chat'] }, {}, atAddress, false],
  ['a country', { countries: ['cn'] }, {}, here, true],
  ['any country but', { notCountries: ['IN'] }, {}, here, true],
  ['no table knows the country', { countries: ['CN'] }, {}, {}, null],
  ['nor whether it is another', { notCountries: ['IN'] }, {}, {}, null],
  [
    'tables that disagree',
    { countries: ['CN'] },
    {},
    { destinations: [{ countries: [table('CN'), table('SG')] }] },
    null,
  ],
  [
    'only the address that it went to counts',
    { countries: ['CN'] },
    {},
    { destinations: [{ countries: [table('CN'), table('SG', '192.0.2.81')] }] },
    true,
  ],
  ['hashed, and then encoded', { protection: ['hashed'] }, { forms: ['sha1', 'base64url'] }, {}, true],
  ['TLS of today', { tls: ['current'] }, { tls: { version: 'TLS 1.3', cipher: null } }, {}, true],
  ['TLS of old', { tls: ['current'] }, { tls: { version: 'TLS 1.0', cipher: null } }, {}, false],
  [
    'TLS of old is what was asked for',
    { tls: ['obsolete'] },
    { tls: { version: 'TLS 1.0', cipher: null } },
    {},
    true,
  ],
  ...(['current', 'obsolete', 'discouraged'] as const).map(
    (asked): [string, Terms, Partial<Sighting>, EvidenceGiven, Maybe] => [
      `TLS that is advised against, asked for what is ${asked}`,
      { tls: [asked] },
      { tls: { version: 'TLS 1.2', cipher: 'AES128-SHA' } },
      {},
      asked === 'discouraged',
    ],
  ),
  ['TLS whose version was not seen', { tls: ['current'] }, {}, {}, null],
  [
    'no TLS is neither of today nor of old',
    { tls: ['current', 'obsolete'] },
    { transport: 'plain' },
    {},
    false,
  ],
  ['before', { until: '2014-08-01' }, {}, {}, false],
  ['from the day itself on', { from: '2014-08-01' }, {}, {}, true],
  ['a step', { steps: ['call'] }, { step: 'call' }, {}, true],
  [
    'a step of another name that does it',
    { steps: ['call'] },
    { ...inPhase, step: 'ring' },
    did('call'),
    true,
  ],
  [
    'a step of that name that does something else',
    { steps: ['call'] },
    { ...inPhase, step: 'call' },
    did('idle', 'call'),
    false,
  ],
  ['a name that is none of an action', { steps: ['ring'] }, { ...inPhase, step: 'ring' }, did('call'), true],
  ['no step is known', { steps: ['call'] }, {}, {}, null],
  ['a build', { builds: ['ota'] }, inPhase, { phases: [{ id: 'first', build: 'ota' }] }, true],
  ['firmware of the day or later', SINCE, inPhase, ran({}, { released: '2014-08-10' }), true],
  ['firmware of before', SINCE, inPhase, ran({}, { released: '2014-08-09' }), false],
  ['firmware that was out by then', SINCE, inPhase, ran({}, { releasedBefore: '2014-08-10' }), false],
  ['firmware that was out some time later', SINCE, inPhase, ran({}, { releasedBefore: '2014-09-01' }), null],
  ['firmware that ran before', SINCE, inPhase, ran({ from: '2014-08-09T09:00:00Z' }), false],
  ['nobody says when it came out', SINCE, inPhase, ran({}), null],
  ['no firmware is known', SINCE, inPhase, ran({ build: null }), null],
  ['settings as after a reset', { setups: ['new', 'reset'] }, inPhase, ran({ setup: 'reset' }), true],
  ['settings of before', { setups: ['new', 'reset'] }, inPhase, ran({ setup: 'kept' }), false],
  ['nobody says whose settings', { setups: ['new', 'reset'] }, inPhase, ran({}), null],
  ['no build is known', { builds: ['ota'] }, inPhase, { phases: [{ id: 'first' }] }, null],
  ['no market is known', { markets: ['IN'] }, {}, {}, null],
  ['a service that has no such host', { services: ['mail'] }, {}, shared, false],
  ['all services that share the host', { services: ['cloud', 'chat'] }, {}, shared, true],
  ['one of two that share the host', { services: ['cloud'] }, {}, shared, null],
  [
    'the one of two that was on',
    { services: ['cloud'] },
    inPhase,
    during({ cloud: 'on', chat: 'off' }),
    true,
  ],
  [
    'nobody says whether the other of two was on',
    { services: ['cloud'] },
    inPhase,
    during({ cloud: 'on' }, { cloud: 'not-asked', chat: 'granted' }),
    null,
  ],
  [
    'the other is not cleared by that',
    { services: ['chat'] },
    inPhase,
    during({ cloud: 'on', chat: 'off' }),
    null,
  ],
  [
    'a consent that both lack',
    { consent: ['not-asked', 'refused'] },
    inPhase,
    during({}, { cloud: 'refused', chat: 'not-asked' }),
    true,
  ],
  [
    'a consent that one of them has',
    { consent: ['not-asked'] },
    inPhase,
    during({}, { cloud: 'granted', chat: 'not-asked' }),
    null,
  ],
  ['no phase states a consent', { consent: ['not-asked'] }, {}, shared, null],
])('%s', (_, terms, sighting, given, expected) => {
  expect(matched(terms, sighting, given)).toBe(expected);
});

describe('a phase', () => {
  const evidence = evidenceWith({
    phases: [{ id: 'first', build: 'ota', services: { cloud: 'off' }, consent: { cloud: 'refused' } }],
  });
  const [phase] = evidence.phases;
  test.each<[Terms, Maybe]>([
    [{}, true],
    [{ builds: ['ota'] }, true],
    [{ builds: ['pre-ota'] }, false],
    [{ services: ['cloud'] }, true],
    [{ services: ['chat'] }, null],
    [{ services: ['cloud'], consent: ['refused'] }, true],
    [{ services: ['cloud'], consent: ['granted'] }, false],
    [{ services: ['chat', 'cloud'], consent: ['refused'] }, true],
    [{ state: ['on'] }, false],
    [{ from: '2014-09-01' }, false],
    [{ until: '2014-09-01' }, true],
  ])('is one that %j is about: %s', (terms, expected) => {
    if (phase !== undefined) expect(phaseCounts(terms, phase, evidence)).toBe(expected);
  });
});

test.each<[readonly string[], readonly string[], string]>([
  [[], [], 'plain'],
  [['gzip', 'percent'], ['international'], 'plain'],
  [['base64'], [], 'encoded'],
  [['recipe:sync'], [], 'encoded'],
  [['base64'], ['sha256', 'hex'], 'hashed'],
  [[], ['java-hash-code', 'decimal'], 'hashed'],
  [[], ['xxhash64', 'hex'], 'hashed'],
  [[], ['salted', 'sha1', 'hex'], 'hashed'],
  [['base64', 'aes'], ['sha256', 'hex'], 'encrypted'],
])('layers %j and forms %j are %s', (layers, forms, expected) => {
  expect(protectionOf({ layers, forms })).toBe(expected);
});

test('one more term never makes terms match that did not', () => {
  const words: fc.Arbitrary<Terms> = fc.record(
    {
      kinds: fc.constantFrom<Terms['kinds']>(['imei'], ['imsi']),
      countries: fc.constantFrom(['CN'], ['IN']),
      transport: fc.constantFrom<Terms['transport']>(['tls'], ['plain']),
      services: fc.constantFrom(['cloud'], ['chat'], ['mail']),
      consent: fc.constantFrom<Terms['consent']>(['granted'], ['refused']),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Terms>;
  fc.assert(
    fc.property(words, words, (some, more) => {
      const given = { ...during({ cloud: 'on' }, { cloud: 'granted', chat: 'refused' }), ...here };
      const [few, many] = [some, { ...more, ...some }].map((terms) => matched(terms, inPhase, given));
      if (many === true && more.services === undefined) expect(few).toBe(true);
      if (few === false) expect(many).toBe(false);
    }),
  );
});
