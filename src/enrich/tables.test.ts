import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsRegions } from './data/aws-regions.ts';
import { openGeoTable } from './mmdb-table.ts';
import { readTable } from './open-table.ts';
import { buildMmdb } from './testing/index.ts';

describe('MMDB tables', () => {
  const maxmind = {
    country: { iso_code: 'US' },
    subdivisions: [{ iso_code: 'OR', names: { en: 'Oregon' } }],
  };
  test.each([
    ['MaxMind country', { country: { iso_code: 'SG' } }, { country: 'SG', region: null, network: null }],
    ['ip-location-db country', { country_code: 'CN' }, { country: 'CN', region: null, network: null }],
    [
      'MaxMind city',
      maxmind,
      { country: 'US', region: { id: 'US-OR', title: 'Oregon', country: 'US' }, network: null },
    ],
    [
      'ip-location-db city',
      { country_code: 'US', state1: 'California' },
      { country: 'US', region: { id: 'California', title: 'California', country: 'US' }, network: null },
    ],
    [
      'autonomous systems',
      { autonomous_system_number: 16509, autonomous_system_organization: 'AMAZON-02' },
      { country: null, region: null, network: { asn: 16509, organisation: 'AMAZON-02' } },
    ],
    [
      'an autonomous system without a name',
      { autonomous_system_number: 4808 },
      { country: null, region: null, network: { asn: 4808, organisation: null } },
    ],
    [
      'nonsense',
      { country_code: 'usa', autonomous_system_number: 0 },
      { country: null, region: null, network: null },
    ],
  ] as const)('reads %s', (_, row, told) => {
    const table = openGeoTable('a', buildMmdb({ '42.62.48.0/24': row }));
    const all = (address: string) => ({
      country: table.country(address),
      region: table.region?.(address),
      network: table.network?.(address),
    });
    expect(all('42.62.48.81')).toEqual(told);
    expect(all('42.62.49.81')).toEqual({ country: null, region: null, network: null });
    expect(table.date).toBe('2015-01-02');
  });

  test.each([
    [{ country_code: 'CN' }, ['country']],
    [maxmind, ['country', 'region']],
    [{ autonomous_system_number: 1 }, ['asn']],
  ] as const)('%o is told by its content', (row, subjects) => {
    expect(readTable('a.mmdb', buildMmdb({ '16.0.0.0/4': row })).subjects).toEqual(subjects);
  });

  test('a small one is told by the name in it', () => {
    const row = { autonomous_system_number: 1 };
    expect(readTable('a', buildMmdb({ '42.62.48.0/30': row }, { type: 'GeoLite2-ASN' })).subjects).toEqual([
      'asn',
    ]);
  });

  test('whatever else is given is refused, and a damaged one never breaks out of its error', () => {
    const whole = buildMmdb({ '42.62.48.0/24': { country: { iso_code: 'SG' } } });
    const damaged = fc
      .tuple(fc.nat(whole.byteLength - 1), fc.nat(255))
      .map(([at, byte]) => Buffer.from(whole).fill(byte, at, at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array().map(Buffer.from), damaged), (bytes) => {
        try {
          readTable('a', bytes).open('a').country('42.62.48.81');
        } catch (error) {
          expect(error).toMatchObject({ code: 'geo-table' });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("Amazon's ranges", () => {
  const range = (ip_prefix: string, region: string, more = {}) => ({
    ip_prefix,
    region,
    service: 'AMAZON',
    network_border_group: region,
    ...more,
  });
  const file = {
    syncToken: '1420156800',
    createDate: '2015-01-02-00-00-00',
    prefixes: [
      range('54.183.0.0/16', 'us-west-1'),
      range('54.183.0.0/16', 'us-west-1', { service: 'EC2' }),
      range('54.186.0.0/15', 'us-west-2'),
      range('54.187.9.0/24', 'us-west-2', { network_border_group: 'us-west-2-lax-1' }),
      range('54.192.0.0/16', 'GLOBAL', { service: 'CLOUDFRONT' }),
      range('54.192.0.0/16', 'GLOBAL'),
      range('54.200.0.0/16', 'xx-moon-1'),
      'nonsense',
      range('not a network', 'us-west-1'),
    ],
    ipv6_prefixes: [
      {
        ipv6_prefix: '2406:da18::/36',
        region: 'ap-southeast-1',
        service: 'AMAZON',
        network_border_group: 'ap-southeast-1',
      },
    ],
  };
  const bytes = Buffer.from(JSON.stringify(file));
  const table = readTable('ip-ranges.json', bytes).open('AWS ranges');

  test.each([
    ['54.183.20.81', 'US', 'us-west-1', 'California'],
    ['54.186.30.8', 'US', 'us-west-2', 'Oregon'],
    ['54.187.255.255', 'US', 'us-west-2', 'Oregon'],
    ['2406:da18:123::5', 'SG', 'ap-southeast-1', 'Singapore'],
  ])('%s is in %s, %s', (address, country, id, title) => {
    expect(table.country(address)).toBe(country);
    expect(table.region?.(address)).toEqual({ id, title, country });
    expect(table.edge?.(address)).toBeNull();
  });

  test.each([
    ['54.187.9.1', 'a Local Zone, which may be in another state'],
    ['54.192.1.1', 'an address that answers from everywhere'],
    ['54.200.1.1', 'a region nobody knows'],
    ['8.8.8.8', 'not one of theirs'],
    ['2406:da28::1', 'not one of theirs'],
  ])('%s is in no region: %s', (address) => {
    expect([table.country(address), table.region?.(address)]).toEqual([null, null]);
  });

  test('a content network is named', () => {
    expect(table.edge?.('54.192.1.1')).toBe('Amazon CloudFront');
  });

  test('its date is that in the file', () => {
    expect(table.date).toBe('2015-01-02');
    expect(readTable('x', bytes).subjects).toEqual(['country', 'region']);
  });

  test.each(['{}', '{"createDate":"2015-01-02","prefixes":[]}', '{"prefixes":[]', '[1]'])(
    '%s is refused',
    (text) => {
      expect(() => readTable('a', Buffer.from(text))).toThrow(expect.objectContaining({ code: 'geo-table' }));
    },
  );

  test('every region has a country of two letters', () => {
    for (const { country } of awsRegions.values()) expect(country).toMatch(/^[A-Z]{2}$/);
  });
});
