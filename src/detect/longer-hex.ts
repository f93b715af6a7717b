import type { Span } from '../base/index.ts';
import { byteAt, isHex, isLetter, isWord } from './byte-kinds.ts';

/** Letters before hexadecimal digits that are walked over: names such as `androidDeviceId` have fewer. */
const LONGEST_WORD = 32;

/** Hexadecimal digits in a group of an address; longer ones are a number of their own that was put behind. */
const LONGEST_GROUP = 4;

/**
 * Whether hexadecimal digits go on before the value. A word right before it that is none of hexadecimal
 * (`deviceid9774d56d…`) ends in such letters by accident.
 */
export function hexGoesOnBefore(bytes: Uint8Array, start: number): boolean {
  if (!isHex(byteAt(bytes, start)) || !isHex(byteAt(bytes, start - 1))) return false;
  let isOtherWord = false;
  let at = start - 1;
  for (; at > start - 1 - LONGEST_WORD && isLetter(byteAt(bytes, at)); at--) {
    if (!isHex(byteAt(bytes, at))) isOtherWord = true;
  }
  return !isOtherWord || isWord(byteAt(bytes, at));
}

/**
 * Whether groups of hexadecimal digits go on beside a value that is made of such groups: the six octets of a
 * hardware address within the eight of an EUI-64, a UUID with another group behind it. A longer number behind
 * (`…-1700000000`) is something that was put to the value, which stands there whole.
 */
export function groupsGoOn(bytes: Uint8Array, { start, end }: Span): boolean {
  let first = start;
  while (first < end && isHex(byteAt(bytes, first))) first += 1;
  let last = end;
  while (last > start && isHex(byteAt(bytes, last - 1))) last -= 1;
  if (first === start || last === end || first >= last) return false;
  const before = byteAt(bytes, first);
  const after = byteAt(bytes, last - 1);
  return (
    (byteAt(bytes, start - 1) === before && isGroupBefore(bytes, start - 1, first - start)) ||
    (byteAt(bytes, end) === after && isGroupAfter(bytes, end + 1))
  );
}

/** A group as long as the value's first one: a shorter word before it, such as `ap-`, is a name. */
function isGroupBefore(bytes: Uint8Array, end: number, length: number): boolean {
  for (let at = end - length; at < end; at++) if (!isHex(byteAt(bytes, at))) return false;
  return !isWord(byteAt(bytes, end - length - 1));
}

function isGroupAfter(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (at - start <= LONGEST_GROUP && isHex(byteAt(bytes, at))) at += 1;
  return at > start && at - start <= LONGEST_GROUP && !isWord(byteAt(bytes, at));
}
