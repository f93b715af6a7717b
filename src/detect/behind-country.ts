import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { latin1Of } from '../base/index.ts';
import { withoutSoftBreaks } from './soft-breaks.ts';

/** Countries' calling codes (ITU-T E.164). */
const CODES: ReadonlySet<string> = new Set(getCountries().map((country) => getCountryCallingCode(country)));

/** Longest of what may be a country's code with all around it, such as `%25252B(212) (0) `, and what stands before it. */
const LOOKED_AT = 32;

/**
 * A plus sign: as it is, and as URLs (more than once) or a JSON string write it, in text that is not yet decoded, also
 * where rot13 made an O of the B.
 */
const PLUS = String.raw`\+|%(?:25)*2[BbOo]|\\+[uh]002[BbOo]`;

const ENDS_IN_PLUS = new RegExp(`(?:${PLUS})$`);

/**
 * A code, and what people put between it and the number: one separator, a bracket that the number opens, the
 * trunk zero that is not dialled from abroad. `. ` ends a sentence or a list's ordinal and is none of it.
 */
const CODE = new RegExp(String.raw`(${PLUS}|00)?\(?(\d{1,3})\)?(?:[ ./-]|\u00c2\u00a0| ?\(| ?\(0\) ?)$`);

/** Digits of a date, a time or a number's groups; a name that ends in digits. */
const GOES_ON = /[\p{L}\d_]$|\d[.:,/-]$/u;

/**
 * Whether a national number stands behind another country's code (`+44 `, `0044 (0)`, `1-`) or a bare plus
 * sign: then the digits belong to that country. The number's own code makes a writing that is found by itself.
 */
export function isBehindCountry(bytes: Uint8Array, start: number): boolean {
  const before = withoutSoftBreaks(latin1Of(bytes.subarray(Math.max(0, start - LOOKED_AT), start)));
  if (ENDS_IN_PLUS.test(before)) return true;
  const found = CODE.exec(before);
  if (found === null) return false;
  const [, prefix, code = ''] = found;
  if (prefix !== undefined && prefix !== '00') return true;
  if (GOES_ON.test(before.slice(0, found.index))) return false;
  return prefix === '00' || CODES.has(code);
}
