import { passesLuhn } from './luhn.ts';

/** What people put between groups of digits or octets. */
export function withoutSeparators(value: string): string {
  return value.replace(/[\s\-.:/()]+/g, '');
}

/** TS 23.003 §6.2.1: fourteen digits and a check digit; §6.2.2: or two digits of software version. */
export function checkImei(value: string): string | null {
  const digits = withoutSeparators(value);
  if (!/^\d+$/.test(digits)) return 'an IMEI is made of digits only';
  if (digits.length === 16 || digits.length === 14) return null;
  if (digits.length !== 15)
    return 'an IMEI has 15 digits (14 without its check digit, 16 with a software version)';
  return passesLuhn(digits) ? null : 'the check digit of the IMEI is wrong';
}

/** 3GPP2 S.R0048-A: fourteen hexadecimal digits, a check digit that is not sent, or eighteen decimal digits. */
export function checkMeid(value: string): string | null {
  const digits = withoutSeparators(value);
  if (/^\d{18}$/.test(digits) || /^[0-9a-f]{14,15}$/i.test(digits)) return null;
  return 'a MEID has 14 hexadecimal digits (or 18 decimal ones)';
}

export function checkMac(value: string): string | null {
  const digits = withoutSeparators(value);
  if (!/^[0-9a-f]{12}$/i.test(digits)) return 'a hardware address has six octets of two hexadecimal digits';
  // What Android answers an application that may not know it.
  return digits === '020000000000'
    ? 'this is the stand-in address that Android gives every application'
    : null;
}
