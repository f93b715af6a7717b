/** Which table was asked: printed with every examination, since a country is only as good as its table's date. */
export interface TableReference {
  readonly name: string;
  /** Day the table was built, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sha256: string;
}

/** Part of a country. */
export interface Region {
  /** As the table writes it: `us-west-2`, `US-OR`. */
  readonly id: string;
  /** Its name, such as Oregon. */
  readonly title: string;
  readonly country: string;
}

/** Who routes an address: an autonomous system and who runs it. */
export interface Network {
  readonly asn: number;
  readonly organisation: string | null;
}

/** A table of addresses. Each knows some of these things and is silent of the others; none is asked about private addresses. */
export interface GeoTable extends TableReference {
  /** ISO 3166-1 alpha-2 country of an address, or null where the table does not say. */
  country(address: string): string | null;
  region?(address: string): Region | null;
  network?(address: string): Network | null;
  /** Name of the content network or anycast service that an address belongs to. */
  edge?(address: string): string | null;
}

export type TableSubject = 'country' | 'region' | 'asn';
