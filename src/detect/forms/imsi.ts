import { integers } from './integers.ts';
import { semiOctets } from './semi-octets.ts';
import type { Family } from './written.ts';

/**
 * Fifteen digits as a number, and two to a byte: filled up at the end, or behind a `9` that says that they are odd, as
 * the card's file has them (3GPP TS 31.102 section 4.2.2).
 */
export const imsi: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 15 && digits.length !== 14) return [];
  return [
    ...integers(digits, []),
    ...semiOctets(digits, []),
    ...(digits.length === 15 ? semiOctets(`9${digits}`, []) : []),
  ];
};
