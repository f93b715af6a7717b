import { latin1Of, type Span } from '../base/index.ts';
import { byteAt, isWord } from './byte-kinds.ts';

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
  const [first] = /[a-z0-9]*$/i.exec(before) as unknown as [string];
  const [last] = /^[a-z0-9]*/i.exec(behind) as unknown as [string];
  if (!HEX.test(first + last)) return /\d/.test(first) && /\d/.test(last);
  const length = first.length + (end - start) + last.length;
  if (length < FEWEST_OF_CODE) return false;
  return isDigestLength(length) || !BESIDE.has(first.length) || !BESIDE.has(last.length);
}

const HEX = /^[0-9a-f]*$/i;

/** A soft line break (RFC 2045 section 6.7), also written so once more. */
const BROKEN = String.raw`=(?:\r?\n|(?:3D)*=0D=0A|(?:3D)*=0A)`;
const BROKEN_BEFORE = new RegExp(`[^\\s]\\s?${BROKEN}$`, 'i');
const BROKEN_BEHIND = new RegExp(`^${BROKEN}[a-z0-9]`, 'i');

const BROKEN_AT_END = new RegExp(`${BROKEN}$`, 'i');
const BROKEN_AT_START = new RegExp(`^${BROKEN}`, 'i');

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
const LONGEST_BESIDE = 36;

/** What programs fill a UUID up with that is made of nothing but a number. */
const FILLED_UP = /^[0-]*$|^[f-]*$/i;

function isWithinUuid(bytes: Uint8Array, { start, end }: Span): boolean {
  if (!goesOn(byteAt(bytes, start - 1)) && !goesOn(byteAt(bytes, end))) return false;
  const from = Math.max(0, start - LONGEST_BESIDE - 1);
  const text = latin1Of(bytes.subarray(from, end + LONGEST_BESIDE + 1));
  for (const { 0: uuid, index } of text.matchAll(UUID)) {
    const [first, last] = [from + index, from + index + uuid.length];
    if (first > start || last < end) continue;
    return !FILLED_UP.test(uuid.slice(0, start - first) + uuid.slice(end - first));
  }
  return false;
}

function goesOn(byte: number): boolean {
  return byte === 0x2d || isWord(byte);
}
