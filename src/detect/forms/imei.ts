import type { Family } from './written.ts';

/**
 * Fourteen digits: what a modem reports where the check digit is left out (3GPP TS 23.003 section 6.2.1), and the
 * IMEISV, in which the version of the modem's software takes its place (section 6.2.2).
 */
export const imei: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 15) return [];
  const text = digits.slice(0, 14);
  return [
    { text, forms: ['no-check-digit'], exactCase: true, boundary: 'digit' },
    { text, forms: ['imeisv'], exactCase: true, boundary: 'imeisv', isShown: true },
  ];
};
