import { octets } from './integers.ts';
import type { Written } from './written.ts';

/** Digits in two to a byte that are fewer are met everywhere. */
const FEWEST_DIGITS = 11;

/**
 * Two digits to a byte (BCD), the first in the lower half as telephony has them (3GPP TS 23.040 section 9.1.2.3) or in
 * the upper half, and `f` or nothing where one is missing: as bytes, and the former in hexadecimal too.
 */
export function semiOctets(digits: string, forms: readonly string[]): Written[] {
  if (digits.length < FEWEST_DIGITS) return [];
  const isEven = digits.length % 2 === 0;
  const swapped = swap(isEven ? digits : `${digits}f`);
  const straight = isEven ? [digits] : [`${digits}f`, `0${digits}`];
  const named = [...forms, 'bcd'];
  return [
    { text: swapped, forms: named, exactCase: false, boundary: 'hex', isShown: true },
    octets(Buffer.from(swapped, 'hex'), named),
    ...straight.map((hex) => octets(Buffer.from(hex, 'hex'), named)),
  ];
}

function swap(hex: string): string {
  return hex.replace(/(.)(.)/g, '$2$1');
}
