import type { Span } from '../base/index.ts';
import { FOUR_BITS, isOctet } from './hex-digits.ts';
import type { HexRun } from './hex-region.ts';
import { NO_TEXT, textState } from './text-check.ts';

/*
 * Hexadecimal: a row of digits, or of pairs of digits with one sign between. From so many octets on it is read
 * whatever it gives, a digest too, as it may be encrypted; what is shorter, and what is a decimal number as well, only
 * where it gives text, or every colour and every date would be read. In binary bytes a tag or a length may look like
 * one more digit: so a row is read from its second digit as well where that gives text. Of an odd number nothing else
 * is read: a value glued to a digit is not that value.
 */

/** Octets that are read whatever they give, in the midst of other letters. */
export const LEAST_OCTETS = 8;
/** The same where they are a value of their own: a telephone number in BCD has five, a MAC address six. */
export const LEAST_VALUE_OCTETS = 5;
/** The same where they are separated: hardware addresses have up to eight, and what stands in one is none. */
export const LEAST_SEPARATED_OCTETS = 9;
/** Octets that are read where they give text. */
export const LEAST_TEXT_OCTETS = 4;

const STRIDE = LEAST_TEXT_OCTETS * 2;

/** Whether a run of letters holds a row of digits. Every so many letters are looked at, as no row is shorter. */
export function holdsHexRow(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + STRIDE - 1; at < end; at += STRIDE) {
    if (FOUR_BITS[bytes[at] as number] === 255) continue;
    let first = at;
    while (first > start && FOUR_BITS[bytes[first - 1] as number] !== 255) first -= 1;
    let behind = at + 1;
    while (behind < end && FOUR_BITS[bytes[behind] as number] !== 255) behind += 1;
    if (behind - first >= STRIDE) return true;
  }
  return false;
}

/** Tells the rows of digits in a run of letters. Every so many letters are looked at, as no row is shorter. */
export function findHexRows(bytes: Uint8Array, run: Span, found: (row: HexRun) => void): void {
  let past = run.start;
  for (let at = run.start + STRIDE - 1; at < run.end; at += STRIDE) {
    if (FOUR_BITS[bytes[at] as number] === 255) continue;
    let start = at;
    while (start > past && FOUR_BITS[bytes[start - 1] as number] !== 255) start -= 1;
    let end = at + 1;
    while (end < run.end && FOUR_BITS[bytes[end] as number] !== 255) end += 1;
    if (end - start >= STRIDE) tellRow(bytes, { start, end }, found);
    past = end;
    at = end;
  }
}

function tellRow(bytes: Uint8Array, { start, end }: Span, found: (row: HexRun) => void): void {
  const length = end - start;
  // A filling, of threes for ever.
  if (bytes[start] === bytes[start + 1] && isOneSign(bytes, start, end)) return;
  if (length < LEAST_OCTETS * 2) {
    if (isApart(bytes, start, end) && isHexValue(bytes, start, end)) found({ start, end, step: 2 });
    return;
  }
  if (length % 2 === 0 && !isDecimal(bytes, start, end)) found({ start, end, step: 2 });
  else if (tellText(bytes, { start, end: start + (length & ~1) }, found)) return;
  const shifted = { start: start + 1, end: start + 1 + ((length - 1) & ~1) };
  if (!beginsText(bytes, start)) tellText(bytes, shifted, found);
}

function isOneSign(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (bytes[at] !== bytes[start]) return false;
  return true;
}

function tellText(bytes: Uint8Array, { start, end }: Span, found: (row: HexRun) => void): boolean {
  const isText = hexGivesText(bytes, start, end);
  if (isText) found({ start, end, step: 2 });
  return isText;
}

function beginsText(bytes: Uint8Array, start: number): boolean {
  return textOver(bytes, { start, end: start + LEAST_OCTETS * 2, step: 2 }) !== NO_TEXT;
}

/** Whether no letter or digit stands right before the row, but for the `x` of `0x`, or right behind it. */
function isApart(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    (start === 0 ||
      !isAlphanumeric(bytes[start - 1]) ||
      (bytes[start - 1] === 0x78 && bytes[start - 2] === 0x30)) &&
    !isAlphanumeric(bytes[end])
  );
}

function isAlphanumeric(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}

/** Tells the rows of pairs with hyphens between in a run of letters. */
export function findHyphenated(bytes: Uint8Array, run: Span, found: (row: HexRun) => void): void {
  for (let at = run.start + 2; at + 3 < run.end; at++) {
    if (bytes[at] !== HYPHEN || bytes[at + 3] !== HYPHEN) continue;
    if (at - 2 < run.start || !isOctet(bytes, at - 2) || !isOctet(bytes, at + 1)) continue;
    const row = octetRow(bytes, at - 2, run.end);
    if (row !== null) found(row);
    at = Math.max(at, endOfOctets(bytes, at - 2, run.end));
  }
}

/** The row of pairs with one sign between that begins at `start`, if it is to be read. */
export function octetRow(bytes: Uint8Array, start: number, limit: number): HexRun | null {
  const end = endOfOctets(bytes, start, limit);
  const octets = (end - start + 1) / 3;
  if (octets < LEAST_TEXT_OCTETS) return null;
  if (octets < LEAST_SEPARATED_OCTETS && !givesText(bytes, { start, end, step: 3 })) return null;
  return { start, end, step: 3 };
}

/** Where the last of the pairs ends. */
export function endOfOctets(bytes: Uint8Array, start: number, limit: number): number {
  const sign = bytes[start + 2];
  let end = start + 2;
  while (end + 3 <= limit && bytes[end] === sign && isOctet(bytes, end + 1)) end += 3;
  return end;
}

const HYPHEN = 0x2d;

/** Whether digits that are a whole value are to be read. */
export function isHexValue(bytes: Uint8Array, start: number, end: number): boolean {
  if (hexGivesText(bytes, start, end)) return true;
  return (
    end - start >= LEAST_VALUE_OCTETS * 2 &&
    (end - start) % 2 === 0 &&
    areDigits(bytes, start, end) &&
    !isDecimal(bytes, start, end)
  );
}

function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (FOUR_BITS[bytes[at] as number] === 255) return false;
  return true;
}

function isDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((FOUR_BITS[bytes[at] as number] as number) > 9) return false;
  return true;
}

/** Whether all of the digits, an even number, give text. */
function hexGivesText(bytes: Uint8Array, start: number, end: number): boolean {
  return (end - start) % 2 === 0 && end - start >= STRIDE && givesText(bytes, { start, end, step: 2 });
}

function givesText(bytes: Uint8Array, run: HexRun): boolean {
  return textOver(bytes, run) === 0;
}

function textOver(bytes: Uint8Array, { start, end, step }: HexRun): number {
  let more = 0;
  for (let at = start; at + 2 <= end; at += step) {
    const high = FOUR_BITS[bytes[at] as number] as number;
    const low = FOUR_BITS[bytes[at + 1] as number] as number;
    if ((high | low) > 15) return NO_TEXT;
    more = textState(more, (high << 4) | low);
    if (more === NO_TEXT) return NO_TEXT;
  }
  return more;
}
