import { latin1Of, type Span } from '../base/index.ts';
import type { Identifier } from '../case/index.ts';

/** Bytes on either side in which the other half of a number may stand. */
const LOOKED_AT = 96;

/** A field that says which country's number it is: `"country_code":"+44"`, `cc=44`, `dialCode: 0044`. */
const CODE =
  /(?:country_?code|countrycallingcode|(?:dial|dialing|calling|phone|area|idd)_?code|\bcc)["']?\s*[:=]\s*["']?(?:\+|%2[Bb]|00)?(\d{1,3})(?!\d)/gi;

/**
 * Whether a field beside a national number says that it is one of another country, as forms for signing in have it.
 * Only a number that the case gives with its country can be told from another's.
 */
export function isOfOtherCountry(bytes: Uint8Array, { start, end }: Span, { value }: Identifier): boolean {
  if (typeof value !== 'string') return false;
  const own = /^\s*(?:\+|00)([\d\s().-]+)$/.exec(value)?.[1]?.replace(/\D/g, '');
  if (own === undefined) return false;
  const before = latin1Of(bytes.subarray(Math.max(0, start - LOOKED_AT), start));
  const behind = latin1Of(bytes.subarray(end, end + LOOKED_AT));
  // Of another record nothing is asked.
  const record = before.slice(before.lastIndexOf('{') + 1) + behind.split('}', 1)[0];
  const codes = [...record.matchAll(CODE)].map(([, code = '']) => code);
  return codes.length > 0 && codes.every((code) => !own.startsWith(code));
}
