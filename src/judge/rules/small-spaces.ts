import type { Kind } from '../../case/index.ts';

/** Kinds of which there are so few that all of them can be hashed and compared, and how many that is. */
export const smallSpaces: Readonly<Partial<Record<Kind, string>>> = {
  imei: 'a model has a million serial numbers for each of its type allocation codes (3GPP TS 23.003 §6.2.1)',
  meid: 'a model has 16.8 million serial numbers for each of its manufacturer codes (3GPP2 S.R0048)',
  imsi: 'a network has at most ten billion subscriber numbers (ITU-T E.212)',
  iccid: 'an issuer has at most a trillion cards (ITU-T E.118)',
  msisdn: 'a country has at most some ten billion telephone numbers (ITU-T E.164)',
  'contact-number': 'a country has at most some ten billion telephone numbers (ITU-T E.164)',
  'call-number': 'a country has at most some ten billion telephone numbers (ITU-T E.164)',
  'sms-number': 'a country has at most some ten billion telephone numbers (ITU-T E.164)',
  'wifi-mac': 'a maker has 16.8 million addresses for each of its prefixes (IEEE 802)',
  'bluetooth-mac': 'a maker has 16.8 million addresses for each of its prefixes (IEEE 802)',
  bssid: 'a maker has 16.8 million addresses for each of its prefixes (IEEE 802)',
  'ip-address': 'there are 4.3 billion IPv4 addresses (RFC 791)',
};
