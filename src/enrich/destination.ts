import type { AtAddress, Attributed } from './attributed.ts';
import type { Contact } from './contact.ts';
import type { Region } from './geo-table.ts';

export type Party = 'first' | 'third' | 'unknown';

/** What the host's name rests on. */
export type HostBasis = 'host-field' | 'sni' | 'dns' | 'address' | 'none';

/** Somewhere that a phone spoke to: one per host name, or per address where no name was seen. */
export interface Destination {
  readonly id: string;
  readonly host: Attributed<string>;
  /** Registrable domain by the public suffix list; null for addresses and local names. */
  readonly domain: Attributed<string> | null;
  /** Every address it was reached at, sorted. */
  readonly addresses: readonly string[];
  /**
   * The one country that the tables give for all of its addresses, each asked of the tables nearest to when it was
   * spoken to; null where they differ or none is known.
   */
  readonly country: Attributed<string> | null;
  /** Per address, whatever each table says of it. */
  readonly countries: readonly AtAddress<string>[];
  /** Parts of countries, per address, where a table knows them. */
  readonly regions?: readonly AtAddress<Region>[];
  /** The one autonomous system that the tables give for all of its addresses, and who runs it. */
  readonly asn?: Attributed<number> | null;
  readonly organisation?: Attributed<string> | null;
  /** Per address, whatever each table says of its autonomous system. */
  readonly networks?: readonly (AtAddress<number> & { readonly organisation: string | null })[];
  /** Content networks and anycast services that answer for it: where such an address is, no table can tell. */
  readonly edges?: readonly (Attributed<string> & { readonly address: string | null })[];
  /** When which address was spoken to, and how much. */
  readonly contacts?: readonly Contact[];
  /** Messages of which that is not known, because there were too many addresses and months. */
  readonly contactsLeftOut?: number;
  /** First: the controller that the case names, or one of its hosts. Unknown where the case names none. */
  readonly party: Party;
}
