import type { AtAddress } from './attributed.ts';
import type { Destination } from './destination.ts';
import type { TableReference } from './geo-table.ts';
import { nearestTables } from './nearest-tables.ts';

/** An address of a destination on a day, `YYYY-MM-DD` or a moment that begins so; null where that is not known. */
export interface Spoken {
  readonly address: string | null;
  readonly on: string | null;
}

/** What the tables nearest to the day say of an address: several rows where they are about as near. */
export function countriesAt(
  { countries }: Pick<Destination, 'countries'>,
  { address, on }: Spoken,
  tables: readonly TableReference[],
): AtAddress<string>[] {
  const rows = countries.filter((row) => row.address === address);
  if (on === null || rows.length < 2) return rows;
  const day = on.slice(0, 10);
  const dateOf = (table: string | undefined) => tables.find(({ name }) => name === table)?.date ?? day;
  return nearestTables(
    rows.map((row) => ({ row, date: dateOf(row.table) })),
    day,
  ).map(({ row }) => row);
}
