import { latin1Of, type Span } from '../base/index.ts';
import { byteAt, isHex, isWord } from './byte-kinds.ts';

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
const BESIDE: ReadonlySet<number> = new Set([1, 12, 16, 32, 40, 64]);

/** Digits on either side that are walked over. */
const MOST_WALKED = 128;

/** Whether digits are only a piece of a code in hexadecimal or of a UUID. */
export function isWithinCode(bytes: Uint8Array, span: Span): boolean {
  return isWithinHex(bytes, span) || isWithinUuid(bytes, span);
}

function isWithinHex(bytes: Uint8Array, { start, end }: Span): boolean {
  if (!isHex(byteAt(bytes, start - 1)) && !isHex(byteAt(bytes, end))) return false;
  let first = start;
  while (first > start - MOST_WALKED && isHex(byteAt(bytes, first - 1))) first -= 1;
  let last = end;
  while (last < end + MOST_WALKED && isHex(byteAt(bytes, last))) last += 1;
  // Letters of another word before it (`deviceid490…`) are hexadecimal by accident.
  if (isWord(byteAt(bytes, first - 1)) || isWord(byteAt(bytes, last))) return false;
  const length = last - first;
  if (length < FEWEST_OF_CODE) return false;
  if (isDigestLength(length)) return true;
  const rest = length - (end - start);
  return (first < start && last > end) || !BESIDE.has(rest);
}

const UUID = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi;
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
  return byte === 0x2d || isHex(byte);
}
