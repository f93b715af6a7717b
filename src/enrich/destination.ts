import type { Attributed } from './attributed.ts';

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
  /** The one country that the tables give for all of its addresses; null where they differ or none is known. */
  readonly country: Attributed<string> | null;
  /** Per address, whatever each table says of it. */
  readonly countries: readonly (Attributed<string> & { readonly address: string })[];
  /** First: the controller that the case names, or one of its hosts. Unknown where the case names none. */
  readonly party: Party;
}
