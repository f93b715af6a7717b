import type { Span } from '../base/index.ts';
import { opensValue } from './marks/value-openers.ts';
import { NO_TEXT, textState } from './text-check.ts';

/*
 * Text in Ascii85 without marks, among other text. It may begin behind what divides values. Of text's groups the
 * first letters are few, so most places are given up at a first letter or the next; from one that is left groups
 * are read for as long as they give text, and the last, a part of one, has to end where a value may.
 */

/** Bytes of text at least: fewer than any telephone number has digits, and a word in a thousand gives so many. */
export const LEAST_TEXT = 7;

/** Byte → whether a value may begin behind it, or end before it. */
const BEFORE = 1;
const BEHIND = 2;
/** Byte → whether the first group of text may begin with it, or a later one. */
const FIRST = 4;
const LATER = 8;
const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isBlank = byte <= 0x20;
  KINDS[byte] =
    (opensValue(byte) ? BEFORE : 0) |
    (isBlank || '"\'&;,/<#])}\\'.includes(String.fromCharCode(byte)) ? BEHIND : 0);
}
for (let first = 0x20; first < 0xf5; first++) {
  if (first === 0x7f) continue;
  // What goes on with a character begins no text.
  const kind = first < 0x80 || first >= 0xc2 ? FIRST | LATER : LATER;
  // From the first letter of the least number that begins with this byte to that of the greatest.
  const low = Math.floor((first * 0x1_00_00_00) / 85 ** 4) + 0x21;
  const high = Math.floor(((first + 1) * 0x1_00_00_00 - 1) / 85 ** 4) + 0x21;
  for (let byte = low; byte <= high; byte++) KINDS[byte] = (KINDS[byte] as number) | kind;
}

/** Two letters → whether four bytes that they may begin can begin text. */
const OPENINGS = Uint8Array.from({ length: 85 * 85 }, (_, two) => {
  const [low, high] = [two * 85 ** 3, Math.min((two + 1) * 85 ** 3 - 1, 0xffff_ffff)];
  for (let bytes = Math.floor(low / 0x1_00_00); bytes <= Math.floor(high / 0x1_00_00); bytes++) {
    const first = textState(0, bytes >> 8);
    if (first !== NO_TEXT && textState(first, bytes & 0xff) !== NO_TEXT) return 1;
  }
  return 0;
});

function mayOpen(first: number, second: number): boolean {
  return OPENINGS[(first - 0x21) * 85 + second - 0x21] === 1;
}

/** Tells the runs; none overlap. `places`: those where one may begin; by default it may anywhere. */
export function findTexts85(
  bytes: Uint8Array,
  { start, end }: Span,
  { found, places }: { readonly found: (run: Span) => void; readonly places?: Int32Array | undefined },
): void {
  const last = end - LEAST_LETTERS;
  /** By the place of a group's first letter, modulo five: up to where groups were read in vain. */
  const vain = [0, 0, 0, 0, 0];
  let index = 0;
  for (let at = start; at <= last; at++) {
    if (places !== undefined) {
      while (index < places.length && (places[index] as number) < at) index += 1;
      if (index === places.length) return;
      at = places[index] as number;
      if (at > last) return;
    }
    if (at > start && ((KINDS[bytes[at - 1] as number] as number) & BEFORE) === 0) continue;
    if (((KINDS[bytes[at] as number] as number) & FIRST) === 0) continue;
    if (((KINDS[bytes[at + 5] as number] as number) & LATER) === 0) continue;
    if (!mayOpen(bytes[at] as number, bytes[at + 1] as number)) continue;
    if (at < (vain[at % 5] as number)) continue;
    const groups = groupsEnd(bytes, at, end);
    const until =
      groups.end === at ? -1 : valueEnd(bytes, { start: at, end: groups.end }, { ...groups, limit: end });
    if (until === -1) {
      vain[at % 5] = groups.end;
      continue;
    }
    found({ start: at, end: until });
    at = until - 1;
  }
}

/** Letters of LEAST_TEXT bytes. */
const LEAST_LETTERS = 9;

interface Groups {
  readonly end: number;
  /** The state of the text behind them. */
  readonly more: number;
}

/** The whole groups of text from `start` on. */
function groupsEnd(bytes: Uint8Array, start: number, limit: number): Groups {
  let end = start;
  let more = 0;
  while (end + 5 <= limit) {
    const next = groupState(bytes, { start: end, end: end + 5 }, more);
    if (next === NO_TEXT) break;
    more = next;
    end += 5;
  }
  return { end, more };
}

/** Where the value ends whose whole groups are these: behind a part of a group, if it is followed by what divides. */
function valueEnd(
  bytes: Uint8Array,
  { start, end }: Span,
  { more, limit }: { readonly more: number; readonly limit: number },
): number {
  for (let length = Math.min(4, limit - end); length >= 0; length--) {
    if (length === 1 || (end + length < limit && !isBehind(bytes[end + length] as number))) continue;
    const over = length === 0 ? more : groupState(bytes, { start: end, end: end + length }, more);
    const decoded = ((end - start) / 5) * 4 + Math.max(length - 1, 0);
    if (over === 0 && decoded >= LEAST_TEXT) return end + length;
  }
  return -1;
}

function isBehind(byte: number): boolean {
  return ((KINDS[byte] as number) & BEHIND) !== 0;
}

/** The state of text behind two to five letters. */
function groupState(bytes: Uint8Array, { start, end }: Span, before: number): number {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const digit = start + i < end ? (bytes[start + i] as number) - 0x21 : 84;
    if (digit < 0 || digit > 84) return NO_TEXT;
    value = value * 85 + digit;
  }
  if (value > 0xffff_ffff) return NO_TEXT;
  let more = before;
  for (let i = 0; i < end - start - 1 && more !== NO_TEXT; i++)
    more = textState(more, (value >>> (24 - 8 * i)) & 0xff);
  return more;
}
