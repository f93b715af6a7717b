import { integers } from './integers.ts';
import { semiOctets } from './semi-octets.ts';
import type { Family } from './written.ts';

/** Digits that say which model it is (Type Allocation Code, 3GPP TS 23.003 section 6.2.1). */
const TAC = 8;

/**
 * Fourteen digits: what a modem reports where the check digit is left out (3GPP TS 23.003 section 6.2.1), and the
 * IMEISV, in which the version of the modem's software takes its place (section 6.2.2). All fifteen as a number, and
 * two to a byte. The first eight are those of every phone of the model.
 */
export const imei: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 15) return [];
  const text = digits.slice(0, 14);
  return [
    { text, forms: ['no-check-digit'], exactCase: true, boundary: 'digit' },
    { text, forms: ['imeisv'], exactCase: true, boundary: 'imeisv', isShown: true },
    ...integers(digits, []),
    ...semiOctets(digits, []),
    { text: digits.slice(0, TAC), forms: ['tac'], exactCase: true, boundary: 'digit', isWeak: true },
  ];
};
