import { integers } from './integers.ts';
import { semiOctets } from './semi-octets.ts';
import type { Family, Written } from './written.ts';

/** Digits of a mobile country code, and of the codes of networks in it (3GPP TS 23.003 section 2.2). */
const COUNTRY = 3;
const NETWORKS = [2, 3];

/** What stands before the IMSI in the name by which a SIM asks for a network: EAP-AKA, EAP-SIM, EAP-AKA' (section 19.3.2). */
const OF_EAP = ['0', '1', '6'];

/**
 * Fifteen digits as a number, and two to a byte: filled up at the end, or behind a `9` that says that they are odd, as
 * the card's file has them (3GPP TS 31.102 section 4.2.2); behind the digit of a way to sign in to Wi-Fi. The subscriber's
 * own digits, where the country's and the network's stand in other fields.
 */
export const imsi: Family = (value) => {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 15 && digits.length !== 14) return [];
  return [
    ...integers(digits, []),
    ...semiOctets(digits, []),
    ...(digits.length === 15 ? semiOctets(`9${digits}`, []) : []),
    ...OF_EAP.map((first) => shown(`${first}${digits}@`, { forms: ['eap-identity'], boundary: 'digit' })),
    ...NETWORKS.map((network) => ({
      ...shown(digits.slice(COUNTRY + network), { forms: ['msin'], boundary: 'msin' }),
      isWeak: true,
    })),
  ];
};

function shown(text: string, { forms, boundary }: Pick<Written, 'forms' | 'boundary'>): Written {
  return { text, forms, exactCase: true, boundary, isShown: true };
}
