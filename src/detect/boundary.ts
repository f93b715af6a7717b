import { textOf } from '../base/index.ts';
import type { Boundary } from './forms/index.ts';

/*
 * A value is only sighted where it stands whole: `9812345678` in `19812345678` is another number. Each side
 * is looked at only where the value's own outermost character could be glued on: nothing before `+91…` makes
 * it longer.
 *
 * In text that is still encoded the byte before a value may end an escape: `%3D490…`, `\u003d490…`. The
 * decoded part has the right neighbour and is searched as well, so such a miss costs nothing; but a hit that
 * begins within an escape (`%49015…` holds no 49015) is refused here.
 */
export function standsWhole(
  bytes: Uint8Array,
  { start, end }: { start: number; end: number },
  boundary: Boundary,
): boolean {
  if (boundary === 'none') return true;
  return (
    !beginsInEscape(bytes, start) && !gluedBefore(bytes, start, boundary) && !gluedAfter(bytes, end, boundary)
  );
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isHex = (byte: number) => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
const isWord = (byte: number) => isDigit(byte) || isLetter(byte);

const POINT = 0x2e;
const PLUS = 0x2b;
const MINUS = 0x2d;

function gluedBefore(bytes: Uint8Array, start: number, boundary: Boundary): boolean {
  const before = at(bytes, start - 1);
  const first = at(bytes, start);
  switch (boundary) {
    case 'none':
      return false;
    case 'digit':
      return isDigit(first) && isDigit(before);
    case 'national':
      return isDigit(before) || isBehindCountry(bytes, start);
    case 'decimal':
      return isDigit(before) || before === MINUS || (before === POINT && isDigit(at(bytes, start - 2)));
    case 'hex':
      return isHex(first) && isHex(before);
    case 'base64':
      return isWord(before);
    case 'dotted':
      if (before === POINT && isWord(at(bytes, start - 2))) return true;
      return wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    case 'word':
      return wordGoesOn(letterBefore(bytes, start), letterAfter(bytes, start));
    default:
      return boundary satisfies never;
  }
}

function gluedAfter(bytes: Uint8Array, end: number, boundary: Boundary): boolean {
  const after = at(bytes, end);
  const last = at(bytes, end - 1);
  switch (boundary) {
    case 'none':
      return false;
    case 'digit':
    case 'national':
      return isDigit(last) && isDigit(after);
    case 'decimal':
      return isDigit(after);
    case 'hex':
      return isHex(last) && isHex(after);
    case 'base64':
      return isWord(after);
    case 'dotted':
      if (after === POINT && isWord(at(bytes, end + 1))) return true;
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    case 'word':
      return wordGoesOn(letterAfter(bytes, end), letterBefore(bytes, end));
    default:
      return boundary satisfies never;
  }
}

/** Behind `+44 `, `+1-` or a bare `+`: then the digits belong to that country. */
function isBehindCountry(bytes: Uint8Array, start: number): boolean {
  let index = start - 1;
  if (at(bytes, index) === PLUS) return true;
  if (isDigit(at(bytes, index)) || index < 1) return false;
  index -= 1;
  for (let digits = 0; digits < 3 && isDigit(at(bytes, index)); digits++) index -= 1;
  return index < start - 2 && at(bytes, index) === PLUS;
}

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
