import { expect, test } from 'vitest';
import { microsFromIso } from '../base/index.ts';
import { ContactRoom, Contacts, MOST_MONTHS } from './contacts.ts';
import { countryCircles } from './data/country-circles.ts';
import { edgeNetworks } from './data/edge-networks.ts';
import { edgeRanges } from './data/edge-ranges.ts';
import { edgeOfName, edgesOfAddress } from './edge-of.ts';
import type { GeoTable } from './geo-table.ts';
import { isTooSoon, leastDistanceKm } from './light-speed.ts';
import { nearestTables } from './nearest-tables.ts';
import { PrefixMap } from './prefix-map.ts';

test.each([
  ['2014-11-05', ['2014-10-01']],
  ['2015-08-01', ['2014-10-01', '2016-05-01']],
  ['2026-06-15', ['2026-06-01', '2025-09-01']],
])('on %s the tables of %o are asked', (day, dates) => {
  const tables = ['2014-10-01', '2016-05-01', '2025-09-01', '2026-06-01'].map((date) => ({ date }));
  expect(new Set(nearestTables(tables, day).map(({ date }) => date))).toEqual(new Set(dates));
});

test.each([
  ['IN', 'US', 20, true],
  ['IN', 'US', 250, false],
  ['IN', 'CN', 1, false],
  ['MY', 'SG', 1, false],
  ['SG', 'US', 60, true],
  ['DE', 'CN', 12, true],
  ['IN', 'IN', 0.1, false],
  ['IN', 'ZZ', 0.1, false],
])(
  'seen from %s an answer from %s within %d ms came too soon: %s',
  (vantage, country, roundTrip, tooSoon) => {
    expect(isTooSoon(roundTrip, vantage, country)).toBe(tooSoon);
  },
);

/** Real distances between points near both sides: the least distance may never be more. */
test.each([
  // From Great Nicobar, which is India's.
  ['IN', 'SG', 1_260],
  ['ES', 'US', 5_000],
  ['RU', 'US', 80],
  ['FR', 'GB', 33],
  ['AU', 'ID', 320],
  ['JP', 'KR', 50],
  ['CN', 'TW', 10],
  ['BR', 'PT', 4_500],
])('%s and %s are at least no more than %d km apart', (one, other, most) => {
  expect(leastDistanceKm(one, other)).toBeLessThanOrEqual(most);
  expect(leastDistanceKm(other, one)).toBeCloseTo(leastDistanceKm(one, other) as number, 6);
});

test('circles are on the globe', () => {
  for (const [latitude, longitude, radius] of [...countryCircles.values()].flat()) {
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    expect(radius).toBeGreaterThan(0);
  }
});

test.each([
  ['d111abc.cloudfront.net', 'Amazon CloudFront'],
  ['e1.a.akamaiedge.net', 'Akamai'],
  ['vendor.b-cdn.net', 'bunny.net'],
  ['cloudfront.net.evil.example', null],
  ['api.account.xiaomi.com', null],
  ['42.62.48.81', null],
])('%s is a name of %s', (host, edge) => {
  expect(edgeOfName(host)).toBe(edge);
});

test.each([
  [
    { asn: 13335, organisation: null },
    { value: 'Cloudflare', basis: 'asn' },
  ],
  [
    { asn: 64500, organisation: 'Fastly, Inc.' },
    { value: 'Fastly', basis: 'organisation' },
  ],
  [{ asn: 16509, organisation: 'AMAZON-02' }, null],
])('%o is an edge: %o', (network, edge) => {
  const table: GeoTable = {
    name: 'a',
    date: '2026-01-01',
    sha256: '',
    country: () => null,
    network: () => network,
  };
  expect(edgesOfAddress('42.62.48.81', [table])).toEqual(
    edge === null ? [] : [{ address: '42.62.48.81', ...edge, table: 'a' }],
  );
});

test.each([
  ['1.1.1.1', 'Cloudflare DNS'],
  ['8.8.8.8', 'Google Public DNS'],
  ['9.9.9.9', 'Quad9'],
  ['104.16.132.229', 'Cloudflare'],
  ['2606:4700:4700::1111', 'Cloudflare'],
  ['151.101.1.140', 'Fastly'],
  ['13.224.0.10', 'Amazon CloudFront'],
  ['23.15.7.16', 'Akamai'],
  // A regional cache of CloudFront, a server at Amazon, one at Google, and a maker's own.
  ['13.113.196.65', null],
  ['52.74.1.1', null],
  ['142.250.72.14', null],
  ['42.62.48.81', null],
])('with no table added %s is an edge of %s', (address, value) => {
  expect(edgesOfAddress(address, [])).toEqual(
    value === null ? [] : [{ address, value, basis: 'operator-list' }],
  );
});

test('every range that ships is a network, and no two operators have the same', () => {
  const all = edgeRanges.flatMap(({ name, ranges }) => ranges.map((range) => ({ name, range })));
  const map = new PrefixMap<string>();
  for (const { name, range } of all) expect(map.add(range, name), range).toBe(true);
  for (const { name, range } of all) {
    const [address = ''] = range.split('/');
    expect(new Set(map.around(address)), range).toEqual(new Set([name]));
  }
});

test('no domain and no AS is two networks', () => {
  for (const all of [
    edgeNetworks.flatMap(({ asns }) => [...asns]),
    edgeNetworks.flatMap(({ domains }) => [...domains]),
  ])
    expect(new Set<number | string>(all).size).toBe(all.length);
});

test.each([
  ['10.1.2.3', ['/8', '/0']],
  ['11.1.2.3', ['/0']],
  ['2001:db8::1', ['/32', '/3']],
  ['2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', ['/32', '/3']],
  ['::ffff:10.1.2.3', []],
  ['3fff::', ['/3']],
  ['nowhere', []],
])('around %s are %o', (address, networks) => {
  const map = new PrefixMap<string>();
  for (const prefix of ['0.0.0.0/0', '10.0.0.0/8', '2001:db8::/32', '2000::/3'])
    expect(map.add(prefix, prefix.replace(/.*(?=\/)/, ''))).toBe(true);
  expect(map.around(address)).toEqual(networks);
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '::/129', 'a/8', ''])(
  '%s is no network',
  (text) => {
    expect(new PrefixMap<string>().add(text, '')).toBe(false);
  },
);

const at = microsFromIso;

test('contacts are kept by address and month, with the shortest round trip', () => {
  const contacts = new Contacts(new ContactRoom());
  const heard = { address: '42.62.48.81', byteLength: 10, roundTrip: null, phase: null, isAnswer: true };
  contacts.add({ ...heard, at: at('2014-11-05T09:00:00Z'), roundTrip: 40 });
  contacts.add({ ...heard, at: at('2014-11-02T09:00:00Z'), roundTrip: 35 });
  contacts.add({ ...heard, at: at('2014-10-31T23:59:59Z') });
  contacts.add({ ...heard, address: null, at: at('2014-11-05T09:00:00Z') });
  contacts.add({ ...heard, at: -1 });
  const row = { address: '42.62.48.81', byteLength: 10 };
  expect(contacts.list()).toEqual([
    { ...row, month: '2014-10', from: '2014-10-31', to: '2014-10-31' },
    { ...row, address: null, month: '2014-11', from: '2014-11-05', to: '2014-11-05' },
    { ...row, month: '2014-11', from: '2014-11-02', to: '2014-11-05', byteLength: 20, roundTrip: 35 },
    { ...row, month: null, from: null, to: null },
  ]);
  expect(contacts.notKept).toBe(0);
});

test('contacts of different phases are told apart, and those from where nothing came back', () => {
  const contacts = new Contacts(new ContactRoom());
  const heard = { address: '42.62.48.81', byteLength: 10, roundTrip: null, at: at('2014-11-05T09:00:00Z') };
  contacts.add({ ...heard, phase: 'first', isAnswer: false });
  contacts.add({ ...heard, phase: 'first', isAnswer: true });
  contacts.add({ ...heard, phase: 'second', isAnswer: false });
  expect(contacts.list()).toMatchObject([
    { phase: 'first', byteLength: 20 },
    { phase: 'second', isUnanswered: true, byteLength: 10 },
  ]);
  expect(contacts.list()[0]).not.toHaveProperty('isUnanswered');
});

test('a capture with a new month in every message is counted, and kept no further', () => {
  const contacts = new Contacts(new ContactRoom());
  const months = MOST_MONTHS + 60;
  for (let i = 0; i < months; i++)
    contacts.add({
      address: null,
      at: Date.UTC(1980, i) * 1000,
      byteLength: 1,
      roundTrip: null,
      phase: null,
      isAnswer: true,
    });
  expect(contacts.list()).toHaveLength(MOST_MONTHS);
  expect(contacts.notKept).toBe(60);
});
