import { integers } from './integers.ts';
import { semiOctets } from './semi-octets.ts';
import type { Family } from './written.ts';

/** Without the check digit that ITU-T E.118 §4.1 puts last; with its digits two to a byte, as the card stores them. */
export const iccid: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 19 && digits.length !== 20) return [];
  return [
    { text: digits.slice(0, -1), forms: ['no-check-digit'], exactCase: true, boundary: 'digit' },
    ...integers(digits, []),
    ...semiOctets(digits, []),
  ];
};
