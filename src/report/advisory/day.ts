import { isoFromMicros, type Micros, microsFromIso } from '../../base/index.ts';

/** Microseconds of a day. */
export const DAY: Micros = 86_400_000_000;

/** The moment of a year, a month or a day (its beginning, UTC) or of a time with zone, checked where the file was read. */
export function momentOf(written: string): Micros {
  if (written.includes('T')) return microsFromIso(written);
  return microsFromIso(`${written}${'-01-01'.slice(written.length - 4)}T00:00:00Z`);
}

/** `YYYY-MM-DD` of a day or a time; a year or a month stays what it is. */
export function dayOf(written: string): string {
  if (written.length < '2014-08-01'.length) return written;
  return isoFromMicros(momentOf(written)).slice(0, 10);
}

/** RFC 3339, as CSAF wants it, without fractions that nobody asked for. */
export function timeOf(written: string): string {
  return isoFromMicros(momentOf(written)).replace(/\.0+Z$/, 'Z');
}
