import { latin1Of, type Micros, type Sourced, textOf, verbatim } from '../../base/index.ts';
import { itemsOf, type Tnet } from './tnetstring.ts';

/**
 * Reads single values as the many versions of the format write them: text as bytes or as text, numbers as
 * integers or floats, truth as booleans or numbers. What is not of the kind asked for is undefined or null.
 */

/** Names, methods, hosts and error texts are cut to this; HTTP servers refuse longer field names as well. */
const MOST_TEXT_BYTES = 1 << 16;

export function isString(value: Tnet | undefined): value is Tnet {
  return value !== undefined && (value.tag === ',' || value.tag === ';');
}

export function bytesIn({ flow, start, end }: Tnet): Uint8Array {
  return flow.bytes.subarray(start, end);
}

/** Bytes or text with their place in the file. */
export function sourcedIn(value: Tnet, index: number): Sourced {
  return { bytes: bytesIn(value), source: verbatim(index, value.flow.offset + value.start) };
}

export function textIn(value: Tnet | undefined): string | null {
  return isString(value) ? textOf(bytesIn(value).subarray(0, MOST_TEXT_BYTES)) : null;
}

/** Text of the wire: a character for each byte. */
export function wordIn(value: Tnet | undefined): string | null {
  return isString(value) ? latin1Of(bytesIn(value).subarray(0, MOST_TEXT_BYTES)) : null;
}

export function numberIn(value: Tnet | undefined): number | null {
  if (value === undefined || (value.tag !== '#' && value.tag !== '^') || value.end - value.start > 40)
    return null;
  const number = Number(latin1Of(bytesIn(value)));
  return Number.isFinite(number) ? number : null;
}

export function isTrue(value: Tnet | undefined): boolean {
  return value !== undefined && value.tag === '!' && latin1Of(bytesIn(value)) === 'true';
}

/** Seconds since the epoch, with fraction, as microseconds. */
export function momentIn(value: Tnet | undefined): Micros | null {
  const seconds = numberIn(value);
  if (seconds === null || Math.abs(seconds) > 9e9) return null;
  return Math.round(seconds * 1e6);
}

/** The first values of a list, up to `most`. */
export function firstOf(list: Tnet | undefined, most: number): Tnet[] {
  const found: Tnet[] = [];
  for (const item of itemsOf(list)) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}
