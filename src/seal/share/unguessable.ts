import type { Identifier, Kind } from '../../case/index.ts';

/**
 * Bits of a value that somebody who knows what kind it is, and the phone's model and market, still would have to guess. Low on
 * purpose: of an IMEI the type is public, and six digits are left; an address that is built from a name adds little to it.
 */
const BITS: Readonly<Partial<Record<Kind, number>>> = {
  imei: 19,
  meid: 23,
  serial: 16,
  'wifi-mac': 23,
  'drm-id': 64,
  imsi: 28,
  iccid: 28,
  msisdn: 24,
  'android-id': 60,
  'gsf-id': 60,
  'advertising-id': 100,
  'installation-id': 100,
  'account-id': 12,
  email: 12,
  name: 8,
  'postal-address': 10,
  'contact-name': 8,
  'contact-number': 24,
  'contact-email': 10,
  'call-number': 24,
  'sms-number': 24,
  'sms-text': 16,
  'mms-content': 16,
  clipboard: 12,
  location: 12,
  'order-id': 12,
  url: 12,
  bssid: 20,
};

/** What an identity must have in all before its values can be the key: what NIST SP 800-57 asks of a key (112 bits). */
export const LEAST_BITS = 112;

/** Bits of a whole identity; a value that stands in it twice counts once. */
export function unguessableBits(identity: readonly Identifier[]): number {
  const seen = new Set<string>();
  let bits = 0;
  for (const { kind, value } of identity) {
    const key = JSON.stringify(value);
    if (!seen.has(key)) bits += BITS[kind] ?? 0;
    seen.add(key);
  }
  return bits;
}
