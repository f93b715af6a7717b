import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import { contentId, hostCovers, isAddress, type Micros, plainHost } from '../base/index.ts';
import type { AtAddress, Attributed } from './attributed.ts';
import type { Contact } from './contact.ts';
import { ContactRoom, Contacts } from './contacts.ts';
import type { Destination, HostBasis, Party } from './destination.ts';
import { edgeOfName, edgesOfAddress } from './edge-of.ts';
import type { GeoTable } from './geo-table.ts';
import { nearestTables } from './nearest-tables.ts';
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
  /** When, and how many bytes of payload passed; nothing is noted of the time where left out. */
  readonly at?: Micros;
  readonly byteLength?: number;
  /** What the phone was doing then, and whether this came back from there; taken for an answer where left out. */
  readonly phase?: string | null;
  readonly isAnswer?: boolean;
  /** Of the connection's handshake, in milliseconds. */
  readonly roundTrip?: number;
}

interface Seen {
  readonly id: string;
  basis: HostBasis;
  /** Content network that a DNS name of it belongs to, while its host is named otherwise. */
  edgeByName: string | null;
  readonly addresses: Set<string>;
  readonly contacts: Contacts;
}

/** Gathers who was spoken to, and says of each what is known and what that rests on. */
export class Destinations {
  readonly #firstPartyHosts: readonly string[];
  readonly #tables: readonly GeoTable[];
  readonly #room = new ContactRoom();
  readonly #seen = new Map<string, Seen>();

  /** `firstPartyHosts`: domains of the controller, each standing for itself and everything below it. */
  constructor(firstPartyHosts: readonly string[], tables: readonly GeoTable[]) {
    this.#firstPartyHosts = firstPartyHosts.map(plainHost);
    this.#tables = tables;
  }

  /** Notes where something went; gives the destination's id. */
  reach(reached: Reached): string {
    const { basis, host } = nameOf(reached);
    let key = host;
    let seen = this.#seen.get(key);
    if (seen === undefined) {
      if (this.#seen.size >= MOST_DESTINATIONS) key = 'many others';
      seen = this.#seen.get(key) ?? {
        id: destinationId(key),
        basis,
        edgeByName: edgeOfName(key),
        addresses: new Set(),
        contacts: new Contacts(this.#room),
      };
      this.#seen.set(key, seen);
    }
    if (BASIS_RANK[basis] < BASIS_RANK[seen.basis]) seen.basis = basis;
    if (reached.address !== null && seen.addresses.size < MOST_ADDRESSES) seen.addresses.add(reached.address);
    if (seen.edgeByName === null && reached.dnsName !== null && reached.dnsName !== host)
      seen.edgeByName = edgeOfName(reached.dnsName);
    const { address, at, byteLength = 0, roundTrip = null, phase = null, isAnswer = true } = reached;
    if (at !== undefined) seen.contacts.add({ address, at, byteLength, roundTrip, phase, isAnswer });
    return seen.id;
  }

  /** All destinations, sorted by host. */
  list(): Destination[] {
    return [...this.#seen]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([host, seen]) => this.#describe(host, seen));
  }

  #describe(host: string, { basis, edgeByName, addresses: reached, contacts: made }: Seen): Destination {
    const registrable = isIP(host) === 0 ? getDomain(host) : null;
    const addresses = [...reached].sort();
    const countries = addresses.flatMap((address) => this.countriesOf(address));
    const contacts = made.list();
    const told = addresses.filter(isPublicAddress).map((address) => this.#tell(address));
    const networks = told.flatMap((each) => each.networks);
    const regions = told.flatMap((each) => each.regions);
    const edges = [
      ...(edgeByName === null ? [] : [{ address: null, value: edgeByName, basis: 'dns-name' }]),
      ...told.flatMap((each) => each.edges),
    ];
    const near = (rows: readonly AtAddress<unknown>[]) => this.#nearest(rows, contacts);
    const asn = only(near(networks) as typeof networks);
    const organisation = only(
      (near(networks) as typeof networks).flatMap(({ organisation: value, ...rest }) =>
        value === null ? [] : [{ ...rest, value }],
      ),
    );
    return {
      id: destinationId(host),
      host: { value: host, basis },
      domain: registrable === null ? null : { value: registrable, basis: 'public-suffix-list' },
      addresses,
      country: only(near(countries) as typeof countries),
      countries,
      asn,
      organisation,
      ...(networks.length === 0 ? {} : { networks }),
      ...(regions.length === 0 ? {} : { regions }),
      ...(edges.length === 0 ? {} : { edges }),
      ...(contacts.length === 0 ? {} : { contacts }),
      ...(made.notKept === 0 ? {} : { contactsLeftOut: made.notKept }),
      party: this.#partyOf(host, addresses),
    };
  }

  /** What each table says of an address; empty where none knows it or it is no public one. */
  countriesOf(address: string): AtAddress<string>[] {
    if (!isPublicAddress(address)) return [];
    return this.#tables.flatMap((table) => {
      const value = table.country(address);
      return value === null ? [] : [{ address, value, basis: 'address-table', table: table.name }];
    });
  }

  #tell(
    address: string,
  ): Pick<Required<Destination>, 'networks' | 'regions'> & { edges: AtAddress<string>[] } {
    const from = { address, basis: 'address-table' };
    return {
      networks: this.#tables.flatMap((table) => {
        const network = table.network?.(address) ?? null;
        if (network === null) return [];
        return [{ ...from, value: network.asn, organisation: network.organisation, table: table.name }];
      }),
      regions: this.#tables.flatMap((table) => {
        const value = table.region?.(address) ?? null;
        return value === null ? [] : [{ ...from, value, table: table.name }];
      }),
      edges: edgesOfAddress(address, this.#tables),
    };
  }

  /** Of what the tables say, what those say that are nearest to when each address was last spoken to. */
  #nearest(rows: readonly AtAddress<unknown>[], contacts: readonly Contact[]): AtAddress<unknown>[] {
    const dates = new Map(this.#tables.map(({ name, date }) => [name, date]));
    const days = new Map(
      contacts.flatMap(({ address, to }) => (to === null ? [] : [[address, to] as const])),
    );
    return [...Map.groupBy(rows, ({ address }) => address)].flatMap(([address, said]) => {
      const day = days.get(address);
      if (day === undefined) return said;
      return nearestTables(
        said.map((row) => ({ row, date: dates.get(row.table ?? '') ?? day })),
        day,
      ).map(({ row }) => row);
    });
  }

  /** Of an address that the controller lists, whatever was reached under it is the controller's. */
  #partyOf(host: string, addresses: readonly string[]): Party {
    const own = this.#firstPartyHosts;
    if (own.length === 0) return 'unknown';
    if (own.some((name) => hostCovers(name, host))) return 'first';
    if (!own.some(isAddress)) return 'third';
    const listed = addresses.filter((address) => own.includes(plainHost(address))).length;
    if (listed === addresses.length) return listed === 0 ? 'unknown' : 'first';
    return listed === 0 ? 'third' : 'unknown';
  }
}

const BASIS_RANK = { 'host-field': 0, sni: 1, dns: 2, address: 3, none: 4 } satisfies Record<
  HostBasis,
  number
>;

/** The one thing that all rows say; null where they differ or there are none. */
function only<T>(rows: readonly AtAddress<T>[]): Attributed<T> | null {
  const [first] = rows;
  if (first === undefined || rows.some(({ value }) => value !== first.value)) return null;
  const { value, basis, table } = first;
  return { value, basis, ...(table === undefined ? {} : { table }) };
}

function nameOf(reached: Reached): { host: string; basis: HostBasis } {
  // An address in the host field (a transparent proxy writes one) says less than any name.
  const named = reached.host !== null && reached.host !== '' ? plainHost(reached.host) : null;
  if (named !== null && isIP(named) === 0) return { host: named, basis: 'host-field' };
  if (reached.serverName !== null) return { host: plainHost(reached.serverName), basis: 'sni' };
  if (reached.dnsName !== null) return { host: plainHost(reached.dnsName), basis: 'dns' };
  if (named !== null) return { host: named, basis: 'host-field' };
  if (reached.address !== null) return { host: reached.address, basis: 'address' };
  return { host: 'unknown', basis: 'none' };
}

function destinationId(host: string): string {
  return contentId('dst', [host]);
}
