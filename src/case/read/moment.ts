import { type Micros, microsFromIso } from '../../base/index.ts';

/** The moment of an ISO time with zone; null where the calendar or the clock has none such. */
export function momentOf(value: string): Micros | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})T/.exec(value);
  if (date === null || Number.isNaN(Date.parse(value))) return null;
  // Date.parse takes 30 February for 2 March.
  const day = new Date(`${date[0].slice(0, -1)}T00:00:00Z`);
  return day.getUTCDate() === Number(date[3]) ? microsFromIso(value) : null;
}
