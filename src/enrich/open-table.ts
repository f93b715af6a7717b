import { TelltaleError } from '../base/index.ts';
import { openAwsRanges } from './aws-ranges.ts';
import type { GeoTable, TableSubject } from './geo-table.ts';
import { mmdbType, openGeoTable } from './mmdb-table.ts';

/** A table that a user brought. */
export interface OpenedTable {
  /** What it is known as, whatever its file is called; null where the file's name says more. */
  readonly title: string | null;
  readonly subjects: readonly TableSubject[];
  /** The table under the name that it goes by in results. */
  open(name: string): GeoTable;
}

/** Tells a user's table by its content: an MMDB file, or Amazon's published ranges. Throws `geo-table`. */
export function readTable(file: string, bytes: Buffer): OpenedTable {
  if (/^\s*\{/.test(bytes.toString('latin1', 0, 64))) {
    // Also checks it.
    openAwsRanges(file, bytes);
    return {
      title: 'AWS ranges',
      subjects: ['country', 'region'],
      open: (name) => openAwsRanges(name, bytes),
    };
  }
  const type = mmdbType(bytes);
  if (type === null)
    throw new TelltaleError(
      'geo-table',
      `${file} is neither an MMDB file nor Amazon's ip-ranges.json; those two can be added`,
    );
  return {
    title: null,
    subjects: subjectsOf(openGeoTable(file, bytes), type),
    open: (name) => openGeoTable(name, bytes),
  };
}

/** One address in each /16 is asked, and where none is known the file's own name is believed. */
function subjectsOf(table: GeoTable, type: string): TableSubject[] {
  const found = new Set<TableSubject>();
  for (let high = 1; high < 224; high++) {
    for (let low = 0; low < 256; low += 5) {
      const address = `${high}.${low}.20.1`;
      if (table.country(address) !== null) found.add('country');
      if (table.region?.(address) != null) found.add('region');
      if (table.network?.(address) != null) found.add('asn');
    }
    if (found.size > 0 && high >= 32) break;
  }
  if (found.size > 0) return [...found];
  if (/asn|isp/i.test(type)) return ['asn'];
  return /city|subdivision/i.test(type) ? ['country', 'region'] : ['country'];
}
