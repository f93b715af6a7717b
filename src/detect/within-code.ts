import { latin1Of, type Span } from '../base/index.ts';
import { byteAt, isWord } from './byte-kinds.ts';
import { SOFT_BREAK, withoutSoftBreaks } from './soft-breaks.ts';

/*
 * Digits within a code. Figures come in hashes and UUIDs as often as letters do, and a tester who looks for the digits
 * of an IMEI finds them in one sooner or later. What programs put together out of ids (`9774d56d682e549c` and an IMEI
 * behind it) holds them whole all the same.
 */

/** Hexadecimal digits in a row that are a code: fewer are a number with a letter put to it. */
const FEWEST_OF_CODE = 16;

/** Digits of digests, from MD5 to SHA-512: what is so long is nothing that was put together. */
const DIGESTS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);

export function isDigestLength(digits: number): boolean {
  return DIGESTS.has(digits);
}

/** Digits of ids that programs put beside a number: a letter, an address, a number of 64 bits, a UUID, a digest. */
const BESIDE: ReadonlySet<number> = new Set([0, 1, 12, 16, 32, 40, 64]);

/** Digits on either side that are walked over. */
const MOST_WALKED = 128;

/** Whether digits are only a piece of a code: of a hash, a UUID, or any word of letters and figures. */
export function isWithinCode(bytes: Uint8Array, span: Span): boolean {
  return goesOnInNextLine(bytes, span) || isWithinWord(bytes, span) || isWithinUuid(bytes, span);
}

function isWithinWord(bytes: Uint8Array, { start, end }: Span): boolean {
  if (!isWord(byteAt(bytes, start - 1)) && !isWord(byteAt(bytes, end))) return false;
  const before = latin1Of(bytes.subarray(Math.max(0, start - MOST_WALKED), start));
  const behind = latin1Of(bytes.subarray(end, end + MOST_WALKED));
  // The letter of `\n` is none of a word.
  const [, first = ''] = /(?:\\[bfnrt])?([A-Za-z0-9]*)$/.exec(before) ?? [];
  const [last] = /^[a-z0-9]*/i.exec(behind) as unknown as [string];
  if (!HEX.test(first + last)) return /\d/.test(first) && /\d/.test(last);
  const length = first.length + (end - start) + last.length;
  if (length < FEWEST_OF_CODE) return false;
  return isDigestLength(length) || !BESIDE.has(first.length) || !BESIDE.has(last.length);
}

const HEX = /^[0-9a-f]*$/i;

const BROKEN_BEFORE = new RegExp(`[^\\s]\\s?${SOFT_BREAK}$`, 'i');
const BROKEN_BEHIND = new RegExp(`^${SOFT_BREAK}[a-z0-9]`, 'i');

const BROKEN_AT_END = new RegExp(`${SOFT_BREAK}$`, 'i');
const BROKEN_AT_START = new RegExp(`^${SOFT_BREAK}`, 'i');

/** What quoted-printable has besides. */
const QUOTED = /=[0-9A-F]{2}/;

/** Bytes of its longest line, with the break. */
const LONGEST_LINE = 78;

/** Whether the figures go on behind the end of a line, or before its beginning: the text without the break is read as well. */
function goesOnInNextLine(bytes: Uint8Array, { start, end }: Span): boolean {
  const isBehind = byteAt(bytes, end) === EQUALS;
  if (!isBehind && !ENDS_LINE.has(byteAt(bytes, start - 1))) return false;
  const before = latin1Of(bytes.subarray(Math.max(0, start - LONGEST_LINE), start));
  const behind = latin1Of(bytes.subarray(end, end + LONGEST_LINE));
  if (!BROKEN_BEFORE.test(before) && !BROKEN_BEHIND.test(behind)) return false;
  if (QUOTED.test(before) || QUOTED.test(behind)) return true;
  // A base64 line ends with the same sign, so without others the text must belong together.
  const [head, tail] = [before.replace(BROKEN_AT_END, ''), behind.replace(BROKEN_AT_START, '')];
  if (/\+\d{1,3} ?$/.test(head)) return true;
  const joined = Buffer.from(head + latin1Of(bytes.subarray(start, end)) + tail, 'latin1');
  return isWithinUuid(joined, { start: head.length, end: head.length + end - start });
}

const EQUALS = 0x3d;
/** A line feed, and the `A` of one that is written. */
const ENDS_LINE: ReadonlySet<number> = new Set([0x0a, 0x41, 0x61]);

/** Of any letters, as a UUID has that is read while it is still disguised. */
const UUID = /[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}/gi;
/** All of a UUID, and a broken line in it. */
const LONGEST_BESIDE = 48;

/** What programs fill a UUID up with that is made of nothing but a number. */
const FILLED_UP = /^[0-]*$|^[f-]*$/i;

function isWithinUuid(bytes: Uint8Array, { start, end }: Span): boolean {
  if (!goesOn(byteAt(bytes, start - 1)) && !goesOn(byteAt(bytes, end))) return false;
  const before = withoutSoftBreaks(latin1Of(bytes.subarray(Math.max(0, start - LONGEST_BESIDE), start)));
  const behind = withoutSoftBreaks(latin1Of(bytes.subarray(end, end + LONGEST_BESIDE)));
  const text = before + latin1Of(bytes.subarray(start, end)) + behind;
  const [from, to] = [before.length, text.length - behind.length];
  for (const { 0: uuid, index } of text.matchAll(UUID)) {
    const last = index + uuid.length;
    if (index > from || last < to) continue;
    return !FILLED_UP.test(uuid.slice(0, from - index) + uuid.slice(to - index));
  }
  return false;
}

function goesOn(byte: number): boolean {
  return byte === 0x2d || isWord(byte);
}
