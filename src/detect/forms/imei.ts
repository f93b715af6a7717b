import type { Family } from './written.ts';

/** Fourteen digits: what a modem reports where the check digit is left out (3GPP TS 23.003 §6.2.1). */
export const imei: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 15) return [];
  return [{ text: digits.slice(0, 14), forms: ['no-check-digit'], exactCase: true, boundary: 'digit' }];
};
