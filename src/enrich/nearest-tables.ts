import type { TableReference } from './geo-table.ts';

/**
 * Days that a table may be farther from a capture than the nearest one and still be asked beside it. Addresses are
 * sold and moved: of two tables a year apart the farther one tells of another network more often than of an error.
 */
export const TABLE_PATIENCE_DAYS = 366;

const DAY_MS = 86_400_000;

/** The tables to be believed about a day (`YYYY-MM-DD`): the nearest, and whichever are about as near. */
export function nearestTables<T extends Pick<TableReference, 'date'>>(
  tables: readonly T[],
  day: string,
): T[] {
  const distances = tables.map(({ date }) => Math.abs(Date.parse(date) - Date.parse(day)) / DAY_MS);
  const nearest = Math.min(...distances);
  if (!Number.isFinite(nearest)) return [...tables];
  return tables.filter((_, i) => (distances[i] as number) <= nearest + TABLE_PATIENCE_DAYS);
}
