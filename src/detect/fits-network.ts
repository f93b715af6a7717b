import { latin1Of, type Span } from '../base/index.ts';
import type { Claim } from './claim.ts';
import { cellNumbers } from './forms/index.ts';

/** Bytes on either side in which the other numbers of a network may stand. */
const LOOKED_AT = 240;

/** A name with a number behind it, as JSON, forms, XML and lines of text have them. */
const NAMED = /([A-Za-z][A-Za-z0-9_-]{1,40})["']?\s{0,4}[:=>]\s{0,4}["']?(\d{1,11})(?![\d.])/g;

/** What a name ends in, in small letters and without signs, and which number it holds. */
const ENDINGS = [
  ['country', /(?:mcc|mobilecountrycode)$/],
  ['network', /(?:mnc|mobilenetworkcode)$/],
  ['both', /(?:plmn|mccmnc|mnccode|operator|operatorcode)$/],
  ['area', /(?:lac|tac|areacode|area)$/],
] as const;

type Numbers = Partial<Record<(typeof ENDINGS)[number][0], string>>;

/**
 * Whether the numbers of a network that stand in fields beside a subscriber's or a cell's own are those of the case: of a
 * subscriber none may differ; a cell is nothing without its area.
 */
export function fitsNetwork({ identifier, boundary }: Claim, bytes: Uint8Array, span: Span): boolean {
  const { value } = identifier;
  if (typeof value !== 'string') return false;
  const beside = numbersBeside(bytes, span);
  if (boundary === 'cell') {
    const [country, network, area] = cellNumbers(value) ?? [];
    if (country === undefined || network === undefined || area === undefined) return false;
    return same(beside.area, area) && isOf(beside, `${country}${network}`);
  }
  return isOf(beside, value.replace(/\D/g, ''));
}

/** Whether the codes beside are the first digits. */
function isOf({ country, network, both }: Numbers, digits: string): boolean {
  const own = { country: digits.slice(0, 3), behind: digits.slice(3) };
  if (country !== undefined && Number(country) !== Number(own.country)) return false;
  if (network !== undefined && ![2, 3].some((length) => same(network, own.behind.slice(0, length))))
    return false;
  return both === undefined || both.length < 5 || digits.startsWith(both) || both.startsWith(digits);
}

function same(one: string | undefined, other: string): boolean {
  return one !== undefined && Number(one) === Number(other);
}

/** The nearest number of each kind, in the same record. */
function numbersBeside(bytes: Uint8Array, { start, end }: Span): Numbers {
  const before = latin1Of(bytes.subarray(Math.max(0, start - LOOKED_AT), start));
  const behind = latin1Of(bytes.subarray(end, end + LOOKED_AT));
  const found: Numbers = {};
  for (const text of [before.slice(before.lastIndexOf('{') + 1), behind.split('}', 1)[0] ?? '']) {
    for (const [, name = '', digits = ''] of text.matchAll(NAMED)) {
      const plain = name.toLowerCase().replace(/[_-]/g, '');
      for (const [kind, ending] of ENDINGS) if (ending.test(plain)) found[kind] = digits;
    }
  }
  return found;
}
