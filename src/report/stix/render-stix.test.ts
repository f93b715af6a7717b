import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examination, Sighting } from '../../judge/index.ts';
import { examinationWith, hostile, type StixBundle, stixFaults } from '../testing/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { hostObject, protocolsOf } from './network.ts';
import { renderStix, type StixOptions } from './render-stix.ts';
import { OWN_NAMESPACE } from './stix-object.ts';
import { uuidOf } from './uuid.ts';

const textOf = (examination: Examination, options?: StixOptions) =>
  [...renderStix(examination, options)].join('');
const bundleOf = (examination: Examination, options?: StixOptions) =>
  JSON.parse(textOf(examination, options)) as StixBundle;
const ofType = (type: string, { objects }: StixBundle) => objects.filter((object) => object.type === type);

const SENT = examinationWith({
  sightings: [
    { message: 'msg:1', at: '2014-08-01T09:30:00Z' },
    { message: 'msg:1', at: '2014-08-01T09:30:00Z', field: 'other' },
    { message: 'msg:2', at: '2014-08-01T09:30:00.5Z' },
  ],
});

describe('ids', () => {
  test('are those of RFC 9562, and of observables those that other tools give them', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidOf(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(uuidOf('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'urn:telltale:stix')).toBe(OWN_NAMESPACE);
    expect(hostObject('198.51.100.3', 'm')?.id).toBe('ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4');
    expect(hostObject('2001:db8::1', 'm')?.id).toBe('ipv6-addr--6469e3a9-b053-5e34-a025-9396ae051d26');
    expect(hostObject('example.com', 'm')?.id).toMatch(/^domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec/);
  });

  test('are the same for the same, and others for what says something else', () => {
    expect(textOf(SENT)).toBe(textOf(SENT));
    const later = { ...SENT, sightings: SENT.sightings.slice(0, 1) };
    const [one, other] = [SENT, later].map((each) => ofType('observed-data', bundleOf(each))[0]?.id);
    expect(one).not.toBe(other);
    expect(bundleOf(SENT).id).not.toBe(bundleOf(later).id);
  });
});

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ '\u20ac': 1, '\r': 2, '1': 3 }, '{"\\r":2,"1":3,"€":1}'],
  ['\ud800', '"\ufffd"'],
  [{ a: undefined }, '{}'],
])('canonical JSON of %j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('one identifier that went one way to one place is one observation, however often', () => {
  const bundle = bundleOf(SENT);
  expect(stixFaults(bundle)).toEqual([]);
  expect(ofType('observed-data', bundle)).toMatchObject([
    {
      first_observed: '2014-08-01T09:30:00.000000Z',
      last_observed: '2014-08-01T09:30:00.500000Z',
      number_observed: 2,
      labels: ['identifier:imei1', 'kind:imei', 'term:pd:UID', 'sent', 'plain-text'],
    },
  ]);
  const [infrastructure] = ofType('infrastructure', bundle);
  expect(infrastructure?.name).toBe('api.vendor.example');
  expect(ofType('sighting', bundle)).toMatchObject([{ sighting_of_ref: infrastructure?.id, count: 2 }]);
});

test('a place is told with its table and the day of that', () => {
  const bundle = bundleOf({ ...SENT, tables: [{ name: 'a', date: '2014-08-01', sha256: '00' }] });
  expect(ofType('location', bundle)).toMatchObject([{ country: 'CN' }]);
  const said = ofType('relationship', bundle).find((each) => each.relationship_type === 'located-at');
  expect(said?.description).toBe('42.62.48.81 by a of 2014-08-01.');
});

test.each([
  ['upheld', 'agree'],
  ['partly', 'disagree'],
  ['refuted', 'strongly-disagree'],
  ['not-tested', 'neutral'],
  ['untestable', 'neutral'],
] as const)('a claim is a note, and that it is %s the opinion %s', (verdict, opinion) => {
  const { claims, ...rest } = hostile('a');
  const bundle = bundleOf({ ...rest, claims: claims.slice(0, 1).map((claim) => ({ ...claim, verdict })) });
  expect(stixFaults(bundle)).toEqual([]);
  const note = ofType('note', bundle).find(({ abstract }) => abstract === 'claim: said');
  expect(ofType('opinion', bundle)).toMatchObject([{ opinion, object_refs: [note?.id] }]);
});

test.each<[StixOptions, string, string]>([
  [{}, 'TLP:AMBER', 'Telltale'],
  [{ tlp: 'white', publisher: 'A laboratory' }, 'TLP:WHITE', 'A laboratory'],
])('%j is marked %s and published by %s', (options, marking, name) => {
  const bundle = bundleOf(SENT, options);
  expect(bundle.objects[0]).toMatchObject({ name: marking });
  expect(bundle.objects[1]).toMatchObject({ type: 'identity', name });
  for (const { object_marking_refs } of bundle.objects.slice(1))
    expect(object_marking_refs).toEqual([bundle.objects[0]?.id]);
});

test('what it is of, how much could be read, and what was skipped is a note', () => {
  const bundle = bundleOf({ ...SENT, notices: [{ code: 'odd', about: 'con:1', detail: 'x', times: 2 }] });
  const [note] = ofType('note', bundle);
  expect(note?.content).toContain('opaque 10 %');
  expect(note?.content).toContain('odd (con:1, 2×): x.');
});

test.each<[Partial<Sighting>, string[]]>([
  [{ protocol: 'http/1.1', transport: 'plain', address: '192.0.2.1' }, ['ipv4', 'tcp', 'http']],
  [{ protocol: 'h2', transport: 'tls', address: '2001:db8::1' }, ['ipv6', 'tcp', 'tls', 'http']],
  [{ protocol: 'websocket', transport: 'tls', address: null }, ['tcp', 'tls', 'http', 'websocket']],
  [{ protocol: 'h3', transport: 'tls', address: null }, ['udp', 'quic', 'http']],
  [{ protocol: 'dns', transport: 'plain', address: null }, ['dns']],
  [{ protocol: 'anything', transport: 'plain', address: null }, ['ip']],
])('the protocols of %j', (sighting, protocols) => {
  expect(protocolsOf(sighting as Sighting)).toEqual(protocols);
});

test.each([
  ['Api.Vendor.example', 'domain-name'],
  ['_dmarc.example.com', 'domain-name'],
  ['192.0.2.1', 'ipv4-addr'],
  ['2001:db8::1', 'ipv6-addr'],
  ['fe80::1%wlan0', undefined],
  ['1.2.3.4.5', undefined],
  ['a b', undefined],
  ['a..b', undefined],
  ['', undefined],
  ['ümlaut.test', undefined],
])('the host %j is a %s', (host, type) => {
  expect(hostObject(host, 'm')?.type).toBe(type);
});

test('no text of a stranger breaks it', () => {
  const nasty = fc.constantFrom(
    '"}]',
    '\u202e',
    '\ud800',
    '__proto__',
    'bundle--1',
    '192.0.2.1',
    '::',
    'a.b',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (text) => {
      expect(stixFaults(bundleOf(hostile(text)))).toEqual([]);
    }),
  );
});

test('what stood there is never in it', () => {
  const revealed = {
    ...SENT,
    sightings: SENT.sightings.map((each) => ({ ...each, seen: '490154203237518' })),
  };
  expect(textOf(revealed)).not.toContain('490154203237518');
});

describe('the checks refuse what is broken:', () => {
  // biome-ignore lint/suspicious/noExplicitAny: broken wherever a row says
  type Broken = any;
  const first = (bundle: Broken, type: string) =>
    bundle.objects.find((object: { type: string }) => object.type === type);
  test.each<[string, (bundle: Broken) => void]>([
    ['an object twice', (bundle) => bundle.objects.push(bundle.objects[0])],
    ['a bundle of another version’s form', (bundle) => Object.assign(bundle, { spec_version: '2.0' })],
    ['no type that there is', (bundle) => Object.assign(first(bundle, 'note'), { type: 'remark' })],
    ['an id of another type', (bundle) => Object.assign(first(bundle, 'note'), { type: 'opinion' })],
    ['no version', (bundle) => delete first(bundle, 'note').spec_version],
    ['a property that there is not', (bundle) => Object.assign(first(bundle, 'file'), { secret: 1 })],
    ['a note without content', (bundle) => delete first(bundle, 'note').content],
    [
      'a reference that leads nowhere',
      (bundle) => bundle.objects.splice(bundle.objects.indexOf(first(bundle, 'domain-name')), 1),
    ],
    ['an empty list', (bundle) => Object.assign(first(bundle, 'observed-data'), { object_refs: [] })],
    ['nothing observed', (bundle) => Object.assign(first(bundle, 'observed-data'), { number_observed: 0 })],
    [
      'an end before its beginning',
      (bundle) =>
        Object.assign(first(bundle, 'observed-data'), { last_observed: '1999-01-01T00:00:00.000000Z' }),
    ],
    [
      'a time that is none',
      (bundle) => Object.assign(first(bundle, 'observed-data'), { first_observed: 'yesterday' }),
    ],
    [
      'a day without milliseconds',
      (bundle) => Object.assign(first(bundle, 'note'), { created: '2014-08-01T10:00:00Z' }),
    ],
    [
      'a port past the last',
      (bundle) => Object.assign(first(bundle, 'network-traffic'), { dst_port: 65_536 }),
    ],
  ])('%s', (_, breakIt) => {
    const bundle = bundleOf(hostile('plain'));
    expect(stixFaults(bundle)).toEqual([]);
    breakIt(bundle);
    expect(stixFaults(bundle)).not.toEqual([]);
  });
});
