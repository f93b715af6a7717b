import { type Micros, microsFromIso } from '../../base/index.ts';
import { type Basis, type HostRow, hosts } from '../wire/index.ts';

export const regionIds = ['beijing', 'california', 'oregon', 'singapore'] as const;
export type RegionId = (typeof regionIds)[number];

/** A /24 that a region's services had addresses in, from a moment on. */
export interface RegionNetwork {
  readonly from: Micros;
  /** The first three octets, with the dot after them. */
  readonly prefix: string;
  readonly owner: string;
  readonly basis: Basis;
}

export interface RegionRow {
  readonly id: RegionId;
  readonly title: string;
  readonly country: 'CN' | 'US' | 'SG';
  /** By time. */
  readonly networks: readonly [RegionNetwork, ...RegionNetwork[]];
}

const ALWAYS: Micros = microsFromIso('2014-01-01T00:00:00Z');

/*
 * 42.62.48.0/24 and 161.117.0.0/16 are published as the vendor's addresses, the second "later": when it took
 * over is chosen. Which AWS addresses the vendor had is unknown: these lie in the ranges that AWS names for
 * us-west-1, us-west-2 and ap-southeast-1.
 */
export const regions: Readonly<Record<RegionId, RegionRow>> = {
  beijing: {
    id: 'beijing',
    title: 'Beijing',
    country: 'CN',
    networks: [{ from: ALWAYS, prefix: '42.62.48.', owner: 'Xiaomi', basis: 'published clients' }],
  },
  california: {
    id: 'california',
    title: 'AWS California',
    country: 'US',
    networks: [{ from: ALWAYS, prefix: '54.183.20.', owner: 'Amazon', basis: 'chosen' }],
  },
  oregon: {
    id: 'oregon',
    title: 'AWS Oregon',
    country: 'US',
    networks: [{ from: ALWAYS, prefix: '54.186.30.', owner: 'Amazon', basis: 'chosen' }],
  },
  singapore: {
    id: 'singapore',
    title: 'Singapore',
    country: 'SG',
    networks: [
      { from: ALWAYS, prefix: '54.254.100.', owner: 'Amazon', basis: 'chosen' },
      {
        from: microsFromIso('2018-01-01T00:00:00Z'),
        prefix: '161.117.70.',
        owner: 'Alibaba Cloud',
        basis: 'published clients',
      },
    ],
  },
};

/** The address of a host whose service is in `region`, at a moment. */
export function addressOf(row: HostRow, region: RegionId, at: Micros): string {
  if (row.ownAddress !== undefined && region === 'singapore') return row.ownAddress;
  const { networks } = regions[region];
  const network = networks.findLast(({ from }) => from <= at) ?? networks[0];
  return `${network.prefix}${row.station}`;
}

/** Which region answers at an address, and which host it is; null where it is none of the vendor's. */
export function hostAt(address: string): { readonly row: HostRow; readonly region: RegionId } | null {
  for (const row of hosts) {
    if (row.ownAddress === address) return { row, region: 'singapore' };
    // The documented fallback stays in China, wherever the service goes.
    if (row.fallbackAddress === address) return { row, region: 'beijing' };
    for (const region of regionIds) {
      if (regions[region].networks.some(({ prefix }) => `${prefix}${row.station}` === address))
        return { row, region };
    }
  }
  return null;
}
