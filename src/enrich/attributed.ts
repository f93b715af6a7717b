/**
 * A fact about a destination is never a bare word: it says what it rests on, and a table is named so that
 * its date and hash can be looked up among the examination's `tables`.
 */
export interface Attributed<T> {
  readonly value: T;
  /** What it rests on: `host-field` `sni` `dns` `address` `public-suffix-list` `address-table` … */
  readonly basis: string;
  /** Name of the table in the examination's `tables`, where the basis is one. */
  readonly table?: string;
}

/** Of one address of a destination. */
export type AtAddress<T> = Attributed<T> & { readonly address: string };
