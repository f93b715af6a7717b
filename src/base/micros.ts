import { TelltaleError } from './telltale-error.ts';

/** A moment: microseconds since the Unix epoch, as a safe integer. */
export type Micros = number;

/** Reads an ISO 8601 time with date; keeps microseconds where they are written. Throws `bad-time`. */
export function microsFromIso(text: string): Micros {
  const millis = Date.parse(tellsZone(text) ? text : `${text}${ISO_LOCAL.test(text) ? 'Z' : ' UTC'}`);
  if (Number.isNaN(millis)) {
    throw new TelltaleError(
      'bad-time',
      `"${text.slice(0, 40)}" is not a time; write it like 2014-08-01T09:00:00Z`,
    );
  }
  const fraction = /\.(\d{3})(\d{1,3})/.exec(text);
  const beyondMillis = fraction === null ? 0 : Number((fraction[2] ?? '').padEnd(3, '0'));
  return Math.floor(millis) * 1000 + beyondMillis;
}

const ISO_LOCAL = /^[\d-]+T[\d:.,]+$/;

/** A day by itself is one of UTC (ECMA-262 §21.4.1.32). */
const DAY = /^\d{4}(?:-\d{2}){0,2}$/;

const ZONE =
  /(?:\dZ|\b(?:UTC?|GMT|[ECMP][SD]T)|(?::\d{2}(?:[.,]\d{1,12})?|GMT|UTC)\s?[+-]\d{2}(?::?\d{2})?)(?: \([^)]*\))?$/i;

/** Whether a time says its zone. One that does not is taken for UTC, so that it is the same moment on every machine. */
export function tellsZone(text: string): boolean {
  return DAY.test(text) || ZONE.test(text);
}

/** The last moment an ISO time with a four-digit year can name. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999) * 1000;

/** Writes `2014-08-01T09:00:00.123456Z`; a moment outside the years 0 to 9999 is brought to the nearest one. */
export function isoFromMicros(at: Micros): string {
  const inside = Math.min(Math.max(Number.isFinite(at) ? at : 0, -62_167_219_200_000_000), LAST);
  const millis = Math.floor(inside / 1000);
  const rest = inside - millis * 1000;
  const text = new Date(millis).toISOString();
  return rest === 0 ? text : `${text.slice(0, -1)}${String(Math.floor(rest)).padStart(3, '0')}Z`;
}
