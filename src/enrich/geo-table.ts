import { createHash } from 'node:crypto';
import { type CountryResponse, Reader } from 'maxmind';
import { TelltaleError } from '../base/index.ts';

/** Which table was asked: printed with every examination, since a country is only as good as its table's date. */
export interface TableReference {
  readonly name: string;
  /** Day the table was built, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sha256: string;
}

export interface GeoTable extends TableReference {
  /** ISO 3166-1 alpha-2 country of an address, or null where the table does not say. */
  country(address: string): string | null;
}

/**
 * Opens an MMDB file held in memory, in either of the two shapes that are common: MaxMind's
 * (`country.iso_code`) and the flat one of ip-location-db (`country_code`). Throws `geo-table`.
 */
export function openGeoTable(name: string, bytes: Buffer): GeoTable {
  let reader: Reader<CountryResponse>;
  try {
    reader = new Reader<CountryResponse>(bytes);
  } catch (cause) {
    throw new TelltaleError('geo-table', `${name} is not an MMDB file that can be read`, { cause });
  }
  return {
    name,
    date: new Date(reader.metadata.buildEpoch).toISOString().slice(0, 10),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    country(address) {
      const row = reader.get(address) as (CountryResponse & { country_code?: string }) | null;
      const code = row?.country_code ?? row?.country?.iso_code ?? null;
      return code !== null && /^[A-Z]{2}$/.test(code) ? code : null;
    },
  };
}
