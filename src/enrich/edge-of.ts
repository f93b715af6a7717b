import { getDomain } from 'tldts';
import type { AtAddress } from './attributed.ts';
import { edgeNetworks } from './data/edge-networks.ts';
import { edgeRanges } from './data/edge-ranges.ts';
import type { GeoTable } from './geo-table.ts';
import { PrefixMap } from './prefix-map.ts';

const byAsn = new Map(edgeNetworks.flatMap(({ name, asns }) => asns.map((asn) => [asn, name] as const)));
const byDomain = new Map(
  edgeNetworks.flatMap(({ name, domains }) => domains.map((each) => [each, name] as const)),
);

const byAddress = new PrefixMap<string>();
for (const { name, ranges } of edgeRanges) for (const range of ranges) byAddress.add(range, name);

/** The content network whose names this one is among; null for any other. */
export function edgeOfName(host: string): string | null {
  const domain = getDomain(host, { allowPrivateDomains: false });
  return domain === null ? null : (byDomain.get(domain) ?? null);
}

/** What each table says about an address answering from many places; without any, what the operators' own lists say. */
export function edgesOfAddress(address: string, tables: readonly GeoTable[]): AtAddress<string>[] {
  const told = tables.flatMap((table): AtAddress<string>[] => {
    const published = table.edge?.(address) ?? null;
    if (published !== null)
      return [{ address, value: published, basis: 'published-ranges', table: table.name }];
    const network = table.network?.(address) ?? null;
    if (network === null) return [];
    const known = byAsn.get(network.asn);
    if (known !== undefined) return [{ address, value: known, basis: 'asn', table: table.name }];
    const organisation = network.organisation?.toLowerCase() ?? '';
    const named = edgeNetworks.find(
      (each) => each.organisation !== undefined && organisation.includes(each.organisation),
    );
    return named === undefined
      ? []
      : [{ address, value: named.name, basis: 'organisation', table: table.name }];
  });
  if (told.length > 0) return told;
  return byAddress
    .around(address)
    .slice(0, 1)
    .map((value) => ({ address, value, basis: 'operator-list' }));
}
