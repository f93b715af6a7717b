import type { Micros } from '../../base/index.ts';

/** Hours east of UTC of zones whose short names mean one thing only. */
const ZONES: Readonly<Record<string, number>> = {
  ...{
    UTC: 0,
    GMT: 0,
    Z: 0,
    WET: 0,
    WEST: 1,
    CET: 1,
    CEST: 2,
    EET: 2,
    EEST: 3,
    MSK: 3,
    JST: 9,
    NZST: 12,
    NZDT: 13,
  },
  ...{ EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue Jan 10 11:59:00 CET 2023`, as Java writes a date in English; a zone that is not known is taken for UTC. */
export function javaDate(text: string): { readonly at: Micros; readonly hasZone: boolean } | null {
  const [whole, month = '', day, hour, minute, second, zone = '', year] =
    /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([A-Za-z0-9:+-]{1,9}) (\d{4})$/.exec(
      text.trim(),
    ) ?? [];
  const index = MONTHS.indexOf(month);
  if (whole === undefined || index === -1) return null;
  const [, sign = '+', hours, minutes] = /^(?:GMT|UTC)([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const isWritten = hours !== undefined;
  const known = isWritten ? 0 : Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined;
  const shift = isWritten
    ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
    : 60 * (known ?? 0);
  const utc = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
  return { at: (utc - shift * 60_000) * 1000, hasZone: known !== undefined };
}
