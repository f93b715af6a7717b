import { latin1Of, type Span } from '../base/index.ts';

/*
 * Digits in groups that are no number of anybody: the version of a program, a range of pages. They are told by the word
 * before them, and versions also by their groups, which nobody who writes a telephone number with points makes so.
 */

/** Bytes before a value in which a name, and what divides it from the value, has room. */
const LOOKED_AT = 32;

/** What may stand between a name and its value. */
const SIGN = String.raw`["']?\s?[:=>]?\s?\\?["']?\[?$`;

const VERSION = new RegExp(
  String.raw`(?:(?:^|[^A-Za-z])(?:v|V|[Vv]er|VER)|[Vv]ersion|VERSION|[Bb]uild|BUILD|[Rr]elease|[Rr]evision|[Ff]irmware)(?:[ _-]?(?:[Nn]ame|[Cc]ode|[Nn]umber|[Nn]o))?\.?${SIGN}`,
);

/** A product of a User-Agent and the sign before its version (RFC 9110 section 10.1.5). */
const PRODUCT = /(?:^|[\s"'(;])[A-Z][A-Za-z0-9._-]*\/$/;

const RANGE = new RegExp(
  String.raw`(?:(?:^|[^A-Za-z])(?:pp|PP|[Pp]ages?|[Ss]eiten?|[Ll]ines|[Rr]ows|[Bb]ytes|[Rr]anges?|[Cc]hapters?|[Vv]erses)|(?:^|[\s(])p(?=\.)|(?<=[a-z])(?:Pages?|Range|Bytes|Lines|Rows))\.?${SIGN}`,
);

/** Whether a number with separators is a version of something, or a range. */
export function isVersionOrRange(bytes: Uint8Array, { start, end }: Span): boolean {
  const text = latin1Of(bytes.subarray(start, end));
  const groups = text.split(/[^\d]+/);
  if (groups.length < 2) return false;
  const before = latin1Of(bytes.subarray(Math.max(0, start - LOOKED_AT), start));
  if (/^[\d.]+$/.test(text))
    return VERSION.test(before) || PRODUCT.test(before) || isGroupedAsVersion(groups);
  return /^\d+(?:-|\xe2\x80[\x90-\x93])\d+$/.test(text) && RANGE.test(before);
}

/** Digits that are more than a version has. */
const FEWEST_DIGITS = 14;

/** Three groups of which the last is short, or four that grow and shrink (`98.0.4758.102`): no plan groups numbers so. */
function isGroupedAsVersion(groups: readonly string[]): boolean {
  if (groups.join('').length >= FEWEST_DIGITS) return false;
  const [, second = 0, third = 0, fourth = 0] = groups.map(({ length }) => length);
  if (groups.length === 3) return third < 3;
  return groups.length === 4 && second !== third && fourth < 4;
}
