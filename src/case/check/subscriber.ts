import { withoutSeparators } from './hardware.ts';
import { passesLuhn } from './luhn.ts';

/** TS 23.003 §2.2: at most fifteen digits; no operator gives out fewer than fourteen. */
export function checkImsi(value: string): string | null {
  const digits = withoutSeparators(value);
  if (!/^\d{14,15}$/.test(digits)) return 'an IMSI has 15 digits, at the least 14';
  return /^[2-7]/.test(digits) || /^(00|90)1/.test(digits)
    ? null
    : 'an IMSI begins with a mobile country code, and no country has this one';
}

/** ITU-T E.118: 89, at most nineteen digits with the check digit; SIM cards write up to twenty. */
export function checkIccid(value: string): string | null {
  const digits = withoutSeparators(value);
  if (!/^\d{18,20}$/.test(digits))
    return 'an ICCID has 19 digits (18 without its check digit, 20 on some cards)';
  if (!digits.startsWith('89')) return 'an ICCID begins with 89';
  if (digits.length === 18 || passesLuhn(digits)) return null;
  return 'the check digit of the ICCID is wrong';
}
