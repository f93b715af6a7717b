import { bytesOf, latin1Of, type Span } from '../base/index.ts';
import { byteAt } from './byte-kinds.ts';
import type { Claim } from './claim.ts';
import { FEWEST_OF_FRAGMENT, FRAGMENT_STRIDE, LONGEST_GEOHASH, LONGEST_TAG } from './forms/index.ts';
import { type Measured, measured } from './nearby.ts';

/** Digits of the software version behind the fourteen of the IMEI (3GPP TS 23.003 section 6.2.2). */
const SOFTWARE_VERSION = 2;

const ZERO = 0x30;
const AT = 0x40;

/** All of what stands somewhere, and what it was read as, where it is not the text of a claim. */
export type Extent = Span & Partial<Measured>;

/** All of what stands where the text of a claim was found, which may be more; null where that is not what is meant. */
export function extentOf(claim: Claim, bytes: Uint8Array, found: Span): Extent | null {
  const { start, end } = found;
  switch (claim.boundary) {
    case 'decimal':
      return { start, end: past(bytes, end, (byte) => byte === ZERO) };
    case 'imeisv':
      return { start, end: end + SOFTWARE_VERSION };
    case 'nearby':
      return measured(claim, bytes, found);
    case 'dms':
      return { start, end: pastSeconds(bytes, end) };
    case 'geohash': {
      const last = past(bytes, end, isGeohash);
      return last - start <= LONGEST_GEOHASH ? { start, end: last } : null;
    }
    case 'tagged':
      return withHost(claim, bytes, found);
    case 'fragment':
      return fragment(claim, bytes, found);
    default:
      return found;
  }
}

function past(bytes: Uint8Array, from: number, goesOn: (byte: number) => boolean): number {
  let at = from;
  while (at < bytes.length && goesOn(bytes[at] as number)) at += 1;
  return at;
}

/** Tenths of a second, its sign, and the letter of the half of the earth. */
const BEHIND_SECONDS = /^(?:\.\d{1,12})?(?:"|''|\xe2\x80\xb3|\xe2\x80\x9d)?(?: ?[NSEW](?![A-Za-z]))?/;

/** The longest that may stand behind the seconds. */
const MOST_BEHIND_SECONDS = 20;

function pastSeconds(bytes: Uint8Array, end: number): number {
  const [behind = ''] = BEHIND_SECONDS.exec(latin1Of(bytes.subarray(end, end + MOST_BEHIND_SECONDS))) ?? [];
  return end + behind.length;
}

const IN_GEOHASH: ReadonlySet<number> = new Set(
  [...'0123456789bcdefghjkmnpqrstuvwxyz'].map((letter) => letter.charCodeAt(0)),
);
const isGeohash = (byte: number): boolean => IN_GEOHASH.has(byte);

/** Up to the end of the address's host, past the tag that stands between. */
function withHost({ identifier }: Claim, bytes: Uint8Array, { start, end }: Span): Span | null {
  const at = past(
    bytes.subarray(0, end + LONGEST_TAG),
    end,
    (byte) => byte > 0x20 && byte !== AT && byte < 0x7f,
  );
  if (at === end || byteAt(bytes, at) !== AT) return null;
  const host = valueBytes(identifier).subarray(valueBytes(identifier).lastIndexOf(AT));
  return agreeing(bytes, at, { with: host, from: 0, step: 1 }) === host.length
    ? { start, end: at + host.length }
    : null;
}

/**
 * As much of the text as stands around one of its windows: told for the first of its windows in it, and if it is long
 * enough. All of the text is no fragment.
 */
function fragment({ identifier }: Claim, bytes: Uint8Array, { start, end }: Span): Span | null {
  const value = valueBytes(identifier);
  for (let at = 0; at + (end - start) <= value.length; at += FRAGMENT_STRIDE) {
    if (agreeing(bytes, start, { with: value, from: at, step: 1 }) < end - start) continue;
    const before = agreeing(bytes, start - 1, { with: value, from: at - 1, step: -1 });
    const after = agreeing(bytes, end, { with: value, from: at + (end - start), step: 1 });
    const length = before + (end - start) + after;
    if (before >= FRAGMENT_STRIDE || length < FEWEST_OF_FRAGMENT || length === value.length) continue;
    return { start: start - before, end: end + after };
  }
  return null;
}

interface Other {
  readonly with: Uint8Array;
  readonly from: number;
  readonly step: 1 | -1;
}

/** How many bytes agree from here on or back, whatever the case of their letters. */
function agreeing(bytes: Uint8Array, at: number, { with: other, from, step }: Other): number {
  let count = 0;
  for (;;) {
    const here = bytes[at + count * step];
    const there = other[from + count * step];
    if (here === undefined || there === undefined || small(here) !== small(there)) return count;
    count += 1;
  }
}

function small(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

function valueBytes({ value }: Claim['identifier']): Uint8Array {
  return bytesOf(typeof value === 'string' ? value.trim() : '');
}
