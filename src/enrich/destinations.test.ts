import { expect, test } from 'vitest';
import { Destinations, type Reached } from './destinations.ts';
import type { GeoTable } from './geo-table.ts';

const table = (name: string, places: Record<string, string>): GeoTable => ({
  name,
  date: '2026-06-01',
  sha256: '00',
  country: (address) => places[address] ?? null,
});
const nobody: Reached = { host: null, serverName: null, dnsName: null, address: null };

test.each([
  [
    { ...nobody, host: 'API.Example.com.', serverName: 'front.example', address: '42.62.48.81' },
    'api.example.com',
    'host-field',
  ],
  [{ ...nobody, serverName: 'front.example', dnsName: 'other.example' }, 'front.example', 'sni'],
  [{ ...nobody, dnsName: 'other.example', address: '42.62.48.81' }, 'other.example', 'dns'],
  [{ ...nobody, host: '42.62.48.81', serverName: 'front.example' }, 'front.example', 'sni'],
  [{ ...nobody, host: '42.62.48.81', address: '42.62.48.81' }, '42.62.48.81', 'host-field'],
  [{ ...nobody, address: '42.62.48.81' }, '42.62.48.81', 'address'],
  [nobody, 'unknown', 'none'],
])('names a host by the best that was seen: %o', (reached, host, basis) => {
  const destinations = new Destinations([], []);
  destinations.reach(reached);
  expect(destinations.list()[0]?.host).toEqual({ value: host, basis });
});

test('one host with addresses in two countries has no single country, but each address keeps its own', () => {
  const destinations = new Destinations([], [table('a', { '42.62.48.81': 'CN', '161.117.1.1': 'SG' })]);
  const id = destinations.reach({ ...nobody, host: 'api.example', address: '42.62.48.81' });
  expect(destinations.list()[0]?.country).toEqual({ value: 'CN', basis: 'address-table', table: 'a' });
  expect(destinations.reach({ ...nobody, host: 'api.example', address: '161.117.1.1' })).toBe(id);
  const [both] = destinations.list();
  expect(both?.country).toBeNull();
  expect(both?.countries.map(({ address, value }) => [address, value])).toEqual([
    ['161.117.1.1', 'SG'],
    ['42.62.48.81', 'CN'],
  ]);
});

test('two tables that disagree about one address leave no single country', () => {
  const destinations = new Destinations(
    [],
    [table('a', { '31.13.79.19': 'US' }), table('b', { '31.13.79.19': 'IE' })],
  );
  destinations.reach({ ...nobody, address: '31.13.79.19' });
  expect(destinations.list()[0]?.country).toBeNull();
  expect(destinations.list()[0]?.countries).toHaveLength(2);
});

test.each([
  ['api.account.xiaomi.com', 'first'],
  ['xiaomi.com', 'first'],
  ['notxiaomi.com', 'third'],
  ['xiaomi.com.evil.example', 'third'],
])('%s is %s party', (host, party) => {
  const destinations = new Destinations(['xiaomi.com'], []);
  destinations.reach({ ...nobody, host });
  expect(destinations.list()[0]?.party).toBe(party);
});

test.each([
  [['192.0.2.1'], ['192.0.2.1'], 'first'],
  [['*.xiaomi.com', '192.0.2.1'], ['192.0.2.1', '192.0.2.2'], 'unknown'],
  [['192.0.2.1'], ['192.0.2.2'], 'third'],
  [['192.0.2.1'], [], 'unknown'],
])('of a controller at %j what goes to %j is of %s party', (hosts, addresses, party) => {
  const destinations = new Destinations(hosts, []);
  for (const address of [null, ...addresses]) destinations.reach({ ...nobody, host: 'api.example', address });
  expect(destinations.list()[0]?.party).toBe(party);
});

test('without a controller nobody is called a third party', () => {
  const destinations = new Destinations([], []);
  destinations.reach({ ...nobody, host: 'ads.example' });
  expect(destinations.list()[0]?.party).toBe('unknown');
});

test.each(['10.0.0.1', '192.168.1.4', '::1', 'fe80::1', 'not an address'])(
  '%s is placed nowhere',
  (address) => {
    const destinations = new Destinations([], [table('a', { [address]: 'XX' })]);
    destinations.reach({ ...nobody, address });
    expect(destinations.list()[0]?.country).toBeNull();
  },
);

test('registrable domain follows the public suffix list', () => {
  const destinations = new Destinations([], []);
  destinations.reach({ ...nobody, host: 'a.b.example.co.uk' });
  expect(destinations.list()[0]?.domain?.value).toBe('example.co.uk');
});

const networks: GeoTable = {
  ...table('b', {}),
  date: '2015-01-02',
  network: (address) => (address === '8.8.8.8' ? null : { asn: 13335, organisation: 'CLOUDFLARENET' }),
};

test('the autonomous system, who runs it, and that it is a content network', () => {
  const destinations = new Destinations([], [networks]);
  destinations.reach({ ...nobody, host: 'api.example', address: '42.62.48.81' });
  const [api] = destinations.list();
  const by = { basis: 'address-table', table: 'b' };
  expect(api?.asn).toEqual({ value: 13335, ...by });
  expect(api?.organisation).toEqual({ value: 'CLOUDFLARENET', ...by });
  expect(api?.networks).toEqual([
    { address: '42.62.48.81', value: 13335, organisation: 'CLOUDFLARENET', ...by },
  ]);
  expect(api?.edges).toEqual([{ address: '42.62.48.81', value: 'Cloudflare', basis: 'asn', table: 'b' }]);
});

test('a content network is also known by a name that DNS gave', () => {
  const destinations = new Destinations([], []);
  destinations.reach({
    ...nobody,
    host: 'static.example',
    dnsName: 'd1.cloudfront.net',
    address: '42.62.48.81',
  });
  expect(destinations.list()[0]?.edges).toEqual([
    { address: null, value: 'Amazon CloudFront', basis: 'dns-name' },
  ]);
});

test('when it was spoken to decides which table is asked for its country', () => {
  const old = { ...table('old', { '42.62.48.81': 'CN' }), date: '2014-11-04' };
  const destinations = new Destinations([], [table('new', { '42.62.48.81': 'SG' }), old]);
  const at = Date.UTC(2014, 9, 20) * 1000;
  destinations.reach({
    ...nobody,
    host: 'api.example',
    address: '42.62.48.81',
    at,
    byteLength: 7,
    roundTrip: 3,
  });
  const [api] = destinations.list();
  expect(api?.country).toEqual({ value: 'CN', basis: 'address-table', table: 'old' });
  expect(api?.countries).toHaveLength(2);
  expect(api?.contacts).toEqual([
    {
      address: '42.62.48.81',
      month: '2014-10',
      from: '2014-10-20',
      to: '2014-10-20',
      byteLength: 7,
      roundTrip: 3,
    },
  ]);
});
