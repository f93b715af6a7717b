import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import { contentId } from '../base/index.ts';
import type { Attributed } from './attributed.ts';
import type { Destination, HostBasis, Party } from './destination.ts';
import type { GeoTable } from './geo-table.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * Distinct hosts kept for one examination; past it they are gathered under one name. A phone speaks to a few
 * hundred in a month; a capture made to exhaust memory names a new one in every message.
 */
export const MOST_DESTINATIONS = 50_000;

/** Addresses kept for one host. The largest content networks answer with a few dozen. */
export const MOST_ADDRESSES = 256;

/** What messages and connections tell about where they went. */
export interface Reached {
  /** As the message names it, without port. */
  readonly host: string | null;
  readonly serverName: string | null;
  readonly dnsName: string | null;
  readonly address: string | null;
}

/** Gathers who was spoken to, and says of each what is known and what that rests on. */
export class Destinations {
  readonly #firstPartyHosts: readonly string[];
  readonly #tables: readonly GeoTable[];
  readonly #seen = new Map<string, { basis: HostBasis; addresses: Set<string> }>();

  /** `firstPartyHosts`: domains of the controller, each standing for itself and everything below it. */
  constructor(firstPartyHosts: readonly string[], tables: readonly GeoTable[]) {
    this.#firstPartyHosts = firstPartyHosts.map((host) => tidyHost(host));
    this.#tables = tables;
  }

  /** Notes where something went; gives the destination's id. */
  reach(reached: Reached): string {
    const { basis, host } = nameOf(reached);
    let key = host;
    let seen = this.#seen.get(key);
    if (seen === undefined) {
      if (this.#seen.size >= MOST_DESTINATIONS) key = 'many others';
      seen = this.#seen.get(key) ?? { basis, addresses: new Set() };
      this.#seen.set(key, seen);
    }
    if (BASIS_RANK[basis] < BASIS_RANK[seen.basis]) seen.basis = basis;
    if (reached.address !== null && seen.addresses.size < MOST_ADDRESSES) seen.addresses.add(reached.address);
    return destinationId(key);
  }

  /** All destinations, sorted by host. */
  list(): Destination[] {
    return [...this.#seen]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([host, { basis, addresses }]) => this.#describe(host, basis, [...addresses].sort()));
  }

  #describe(host: string, basis: HostBasis, addresses: readonly string[]): Destination {
    const registrable = isIP(host) === 0 ? getDomain(host) : null;
    const countries = addresses.flatMap((address) => this.countriesOf(address));
    const distinct = new Set(countries.map(({ value }) => value));
    const [first] = countries;
    return {
      id: destinationId(host),
      host: { value: host, basis },
      domain: registrable === null ? null : { value: registrable, basis: 'public-suffix-list' },
      addresses,
      country:
        first !== undefined && distinct.size === 1
          ? {
              value: first.value,
              basis: first.basis,
              ...(first.table === undefined ? {} : { table: first.table }),
            }
          : null,
      countries,
      party: this.#partyOf(host),
    };
  }

  /** What each table says of an address; empty where none knows it or it is no public one. */
  countriesOf(address: string): (Attributed<string> & { address: string })[] {
    if (!isPublicAddress(address)) return [];
    return this.#tables.flatMap((table) => {
      const value = table.country(address);
      return value === null ? [] : [{ address, value, basis: 'address-table', table: table.name }];
    });
  }

  #partyOf(host: string): Party {
    if (this.#firstPartyHosts.length === 0) return 'unknown';
    return this.#firstPartyHosts.some((own) => host === own || host.endsWith(`.${own}`)) ? 'first' : 'third';
  }
}

const BASIS_RANK = { 'host-field': 0, sni: 1, dns: 2, address: 3, none: 4 } satisfies Record<
  HostBasis,
  number
>;

function nameOf(reached: Reached): { host: string; basis: HostBasis } {
  // An address in the host field (a transparent proxy writes one) says less than any name.
  const named = reached.host !== null && reached.host !== '' ? tidyHost(reached.host) : null;
  if (named !== null && isIP(named) === 0) return { host: named, basis: 'host-field' };
  if (reached.serverName !== null) return { host: tidyHost(reached.serverName), basis: 'sni' };
  if (reached.dnsName !== null) return { host: tidyHost(reached.dnsName), basis: 'dns' };
  if (named !== null) return { host: named, basis: 'host-field' };
  if (reached.address !== null) return { host: reached.address, basis: 'address' };
  return { host: 'unknown', basis: 'none' };
}

/** Host names are compared without case and without the root's dot (RFC 4343, RFC 1034 §3.1). */
function tidyHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\*?\./, '');
}

function destinationId(host: string): string {
  return contentId('dst', [host]);
}
