import type { Span } from '../base/index.ts';
import { byteAt, isDigit } from './byte-kinds.ts';

const POINT = 0x2e;

/** Digits that a double can hold (IEEE 754 binary64, as JavaScript and Java print it): more are no one number. */
const MOST_OF_DOUBLE = 17;

/** Digits beside a value that are walked over. */
const MOST_WALKED = 20;

/**
 * Whether the digits are only a part of a number with decimals: `0.490154203237518`, `9812345678.25`. In a list
 * of three or more (`GA1.2.490154203237518.17`) each stands for itself; with nothing but zeros behind the point
 * it is the whole number as some languages write it; and what is too long for a number is two that a point joins.
 */
export function isPartOfDecimal(bytes: Uint8Array, { start, end }: Span): boolean {
  const isBehind =
    isDigit(byteAt(bytes, start)) && byteAt(bytes, start - 1) === POINT && isDigit(byteAt(bytes, start - 2));
  const isBefore =
    isDigit(byteAt(bytes, end - 1)) && byteAt(bytes, end) === POINT && isDigit(byteAt(bytes, end + 1));
  if (isBehind) return !isBefore && byteAt(bytes, overDigits(bytes, start - 2, -1)) !== POINT;
  if (!isBefore) return false;
  const after = overDigits(bytes, end + 1, 1);
  if (byteAt(bytes, after) === POINT && isDigit(byteAt(bytes, after + 1))) return false;
  if (after - start - 1 > MOST_OF_DOUBLE) return false;
  for (let at = end + 1; at < after; at++) if (bytes[at] !== 0x30) return true;
  return false;
}

function overDigits(bytes: Uint8Array, from: number, step: 1 | -1): number {
  let at = from;
  for (let walked = 0; walked < MOST_WALKED && isDigit(byteAt(bytes, at)); walked++) at += step;
  return at;
}
