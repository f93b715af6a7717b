import { luhnDigit } from '../check/luhn.ts';
import type { Random } from '../random.ts';

/** An IMEI that no phone has: GSMA TS.06 sets reporting body 00 aside for test equipment. */
export function imei(random: Random): string {
  const digits = `00${random.digits(12)}`;
  return digits + luhnDigit(digits);
}

/** Fourteen hexadecimal digits; a first octet from A0 on keeps it apart from IMEIs (3GPP2 S.R0048-A). */
export function meid(random: Random): string {
  return `A${random.hex(13)}`.toUpperCase();
}

export function serial(random: Random): string {
  return random.hex(16);
}

/** The locally administered bit (IEEE 802) keeps it apart from every address a maker gave out. */
export function mac(random: Random): string {
  const octets = [random.pick(['02', '06', '0a', '0e']), ...Array.from({ length: 5 }, () => random.hex(2))];
  return octets.join(':');
}

/** Thirty-two octets, as Widevine's deviceUniqueId has. */
export function drmId(random: Random): string {
  return random.hex(64);
}

/** Sixteen hexadecimal digits, the first not 0: Android leaves leading zeros out when it writes one. */
export function androidId(random: Random): string {
  return (random.below(15) + 1).toString(16) + random.hex(15);
}

/** As Google Play services write it: a positive 64-bit number in hexadecimal, beginning with 3. */
export function gsfId(random: Random): string {
  return `3${random.hex(15)}`;
}

/** A random UUID, version 4 (RFC 9562 §5.4). */
export function uuid(random: Random): string {
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}
