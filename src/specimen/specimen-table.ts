import { createHash } from 'node:crypto';
import type { GeoTable, Region } from '../enrich/index.ts';
import { hostAt, type RegionId, regions } from './cloud/index.ts';

/** Day from which the addresses of the specimen's cloud are said to be where they are. Chosen. */
const DATE = '2014-10-01';

/** What the regions are called where they are the operator's own names: AWS names three of them. */
const REGION: Readonly<Record<RegionId, Region>> = {
  beijing: { id: 'beijing', title: 'Beijing', country: 'CN' },
  california: { id: 'us-west-1', title: 'California', country: 'US' },
  oregon: { id: 'us-west-2', title: 'Oregon', country: 'US' },
  singapore: { id: 'ap-southeast-1', title: 'Singapore', country: 'SG' },
};

/** Who announced the networks; which AS of a cloud did is chosen. */
const ASN: Readonly<Record<string, number>> = { Amazon: 16509, 'Alibaba Cloud': 45102 };

/**
 * Where the addresses of the specimen's cloud are. They are made up, so that no table of real ones can tell in which
 * region a service stood: this one stands for what a table of that time would have said.
 */
export function specimenTable(): GeoTable {
  const region = (address: string): Region | null => {
    const found = hostAt(address);
    return found === null ? null : REGION[found.region];
  };
  return {
    name: 'specimen regions',
    date: DATE,
    sha256: createHash('sha256')
      .update(JSON.stringify([DATE, REGION, regions]))
      .digest('hex'),
    country: (address) => region(address)?.country ?? null,
    region,
    network(address) {
      const found = hostAt(address);
      const of = found === null ? [] : regions[found.region].networks;
      const owner = of.find(({ prefix }) => address.startsWith(prefix))?.owner;
      const asn = owner === undefined ? undefined : ASN[owner];
      return asn === undefined ? null : { asn, organisation: owner ?? null };
    },
  };
}
