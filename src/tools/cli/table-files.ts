import { join } from 'node:path';
import type { GeoTable, TableReference } from '../../enrich/index.ts';
import type { TableFile } from '../../seal/index.ts';
import { allGeoTables } from './geo-tables.ts';
import { tableFolder, tableNotes, userTables } from './table-folder.ts';

/** The tables of this machine with the files that they lie in; of the shipped one, which everybody has, none. */
export function tableFiles(): TableFile[] {
  const notes = tableNotes();
  const tables = notes.length === 0 ? [] : userTables();
  return notes.flatMap(({ name, date, sha256, byteLength }) => {
    const table = tables.find((each) => each.sha256 === sha256);
    return table === undefined
      ? []
      : [{ name, date, sha256, byteLength, path: join(tableFolder(), sha256), table }];
  });
}

/** The table of this machine with that hash. */
export function tableAtHand(): (reference: TableReference) => GeoTable | null {
  let tables: readonly GeoTable[] | null = null;
  return ({ sha256 }) => {
    tables ??= allGeoTables();
    return tables.find((table) => table.sha256 === sha256) ?? null;
  };
}
