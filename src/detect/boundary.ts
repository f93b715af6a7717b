import { latin1Of, type Span, textOf } from '../base/index.ts';
import { isBehindCountry } from './behind-country.ts';
import { byteAt as at, isDigit, isHex, isWord } from './byte-kinds.ts';
import { isPartOfDecimal } from './decimal-point.ts';
import type { Boundary } from './forms/index.ts';
import { hasLengthBefore } from './length-before.ts';
import { groupsGoOn, hexGoesOnBefore } from './longer-hex.ts';
import { isVersionOrRange } from './version-or-range.ts';
import { isWithinCode } from './within-code.ts';

/*
 * A value is only sighted where it stands whole: `9812345678` in `19812345678` is another number. Each side
 * is looked at only where the value's own outermost character could be glued on: nothing before `+91…` makes
 * it longer.
 *
 * In text that is still encoded the byte before a value may end an escape: `%3D490…`, `\u003d490…`. The
 * decoded part has the right neighbour and is searched as well, so such a miss costs nothing; but a hit that
 * begins within an escape (`%49015…` holds no 49015) is refused here.
 */
export function standsWhole(bytes: Uint8Array, span: Span, boundary: Boundary): boolean {
  if (boundary === 'none' || boundary === 'fragment') return true;
  if (boundary === 'varint') return !gluedBefore(bytes, span, boundary);
  return (
    !beginsInEscape(bytes, span.start) &&
    !isGlued(bytes, span, boundary) &&
    !(OF_DIGITS.has(boundary) && (isWithinCode(bytes, span) || isVersionOrRange(bytes, span)))
  );
}

function isGlued(bytes: Uint8Array, span: Span, boundary: Boundary): boolean {
  if (!gluedBefore(bytes, span, boundary) && !gluedAfter(bytes, span, boundary)) return false;
  return MEASURES.has(boundary) || !hasLengthBefore(bytes, span);
}

/** Numbers that are no values of their own: nothing before one says how long it is. */
const MEASURES: ReadonlySet<Boundary> = new Set(['decimal', 'signed', 'dms', 'nearby', 'geohash', 'imeisv']);

/** Those of numbers that tell somebody, or some thing, from others. */
export const OF_DIGITS: ReadonlySet<Boundary> = new Set(['digit', 'national', 'imeisv']);

const POINT = 0x2e;
const MINUS = 0x2d;

function gluedBefore(bytes: Uint8Array, { start, end }: Span, boundary: Boundary): boolean {
  const before = at(bytes, start - 1);
  const first = at(bytes, start);
  switch (boundary) {
    case 'none':
    case 'fragment':
      return false;
    case 'digit':
    case 'msin':
    case 'cell':
    case 'dms':
      return isDigit(first) && isDigit(before);
    case 'varint':
      return !isTagOfVarint(before);
    case 'imeisv':
      return isDigit(before) || !isDigit(at(bytes, end - 2)) || !isDigit(at(bytes, end - 1));
    case 'national':
      return isDigit(before) || isBehindCountry(bytes, start);
    case 'decimal':
    case 'signed':
    case 'nearby':
      return isDigit(before) || before === MINUS || (before === POINT && isDigit(at(bytes, start - 2)));
    case 'hex':
      return hexGoesOnBefore(bytes, start);
    case 'base64':
    case 'geohash':
      return isWord(before);
    case 'email':
    case 'tagged':
      return IN_LOCAL_PART.has(before) || wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    case 'dotted':
      if (before === POINT && isWord(at(bytes, start - 2))) return true;
      return wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    case 'person':
      // `Anna-Maria Testcase` is not Maria.
      if (before === MINUS && wordGoesOn(letterBefore(bytes, start - 1), letterAfter(bytes, start)))
        return true;
      return wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    case 'word':
      return wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    case 'latin-1':
      return wordGoesOn(
        latin1Of(bytes.subarray(Math.max(0, start - 1), start)),
        latin1Of(bytes.subarray(start, start + 1)),
      );
    default:
      return boundary satisfies never;
  }
}

/** A number of a field and that a varint follows (protobuf encoding, "Message Structure": wire type 0). */
function isTagOfVarint(byte: number): boolean {
  return byte > 7 && byte < 0x80 && (byte & 7) === 0;
}

function gluedAfter(bytes: Uint8Array, { start, end }: Span, boundary: Boundary): boolean {
  const after = at(bytes, end);
  const last = at(bytes, end - 1);
  switch (boundary) {
    case 'none':
    case 'fragment':
    case 'varint':
      return false;
    case 'dms':
      return isDigit(after);
    case 'digit':
    case 'msin':
    case 'cell':
    case 'signed':
    case 'imeisv':
    case 'national':
      return (isDigit(last) && isDigit(after)) || isPartOfDecimal(bytes, { start, end });
    case 'decimal':
    case 'nearby':
      return isDigit(after);
    case 'hex':
      return (isHex(last) && isHex(after)) || groupsGoOn(bytes, { start, end });
    case 'base64':
    case 'geohash':
      return isWord(after);
    case 'email':
    case 'tagged':
      if (IN_HOST.has(after) && wordGoesOn(letterAfter(bytes, end + 1), letterBefore(bytes, end)))
        return true;
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    case 'dotted':
      if (after === POINT && isWord(at(bytes, end + 1))) return true;
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    case 'person':
      if (after === MINUS && wordGoesOn(letterAfter(bytes, end + 1), letterBefore(bytes, end))) return true;
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    case 'word':
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    case 'latin-1':
      return wordGoesOn(latin1Of(bytes.subarray(end, end + 1)), latin1Of(bytes.subarray(end - 1, end)));
    default:
      return boundary satisfies never;
  }
}

const bytesIn = (signs: string): ReadonlySet<number> => new Set([...signs].map((sign) => sign.charCodeAt(0)));

/**
 * Signs that addresses have before their `@` and that nobody puts around one (of RFC 5322 section 3.2.3's
 * `atext` those that mail hosts give out), and signs inside host names.
 */
const IN_LOCAL_PART = bytesIn('._%+-');
const IN_HOST = bytesIn('.-_');

/** `%49` or `\u0049` with `start` behind its first character. */
function beginsInEscape(bytes: Uint8Array, start: number): boolean {
  for (let back = 1; back <= 2; back++) {
    if (at(bytes, start - back) !== 0x25) continue;
    if (isHex(at(bytes, start - back + 1)) && isHex(at(bytes, start - back + 2))) return true;
  }
  for (let back = 1; back <= 5; back++) {
    if (at(bytes, start - back) !== 0x5c || at(bytes, start - back + 1) !== 0x75) continue;
    if ([2, 3, 4, 5].every((digit) => isHex(at(bytes, start - back + digit)))) return true;
  }
  return false;
}

/** Bytes of UTF-8 that can hold one character and the beginning of its neighbour. */
const CHARACTER = 4;

function letterBefore(bytes: Uint8Array, index: number): string {
  const before = at(bytes, index - 1);
  if (before < 0x80) return index > 0 ? String.fromCharCode(before) : '';
  return [...textOf(bytes.subarray(Math.max(0, index - CHARACTER), index))].at(-1) ?? '';
}

function letterAfter(bytes: Uint8Array, index: number): string {
  const after = at(bytes, index);
  if (after < 0x80) return index < bytes.length ? String.fromCharCode(after) : '';
  return [...textOf(bytes.subarray(index, index + CHARACTER))][0] ?? '';
}

/** Scripts that put no space between words, so that a letter beside a name means nothing. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

function wordGoesOn(outside: string, inside: string): boolean {
  return LETTER.test(outside) && LETTER.test(inside) && !UNSPACED.test(outside) && !UNSPACED.test(inside);
}
