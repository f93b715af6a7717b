import type { Identifier } from './case-file.ts';
import type { IdentifierValue } from './kind-row.ts';
import { type Kind, kindRow } from './kinds.ts';
import type { Random } from './random.ts';

/**
 * What a canary identity is made of: one identifier for each action that could leak it, so that a sighting
 * says which action told. Two contacts, so that "all contacts" and "the new contact" differ; the numbers of
 * an SMS's sender, of its receiver and inside its text are three. The test phone's own values are `fixed`:
 * they stand in for what cannot be planted, and are replaced by the real ones.
 */
const parts: readonly (readonly [id: string, kind: Kind])[] = [
  ['imei1', 'imei'],
  ['imei2', 'imei'],
  ['meid', 'meid'],
  ['serial', 'serial'],
  ['wifi-mac', 'wifi-mac'],
  ['bluetooth-mac', 'bluetooth-mac'],
  ['drm-id', 'drm-id'],
  ['imsi', 'imsi'],
  ['iccid', 'iccid'],
  ['own.number', 'msisdn'],
  ['carrier', 'carrier'],
  ['cell', 'cell-id'],
  ['android-id', 'android-id'],
  ['gsf-id', 'gsf-id'],
  ['advertising-id', 'advertising-id'],
  ['installation-id', 'installation-id'],
  ['account', 'account-id'],
  ['own.email', 'email'],
  ['own.name', 'name'],
  ['own.address', 'postal-address'],
  ['contact1.name', 'contact-name'],
  ['contact1.number', 'contact-number'],
  ['contact1.email', 'contact-email'],
  ['contact2.name', 'contact-name'],
  ['contact2.number', 'contact-number'],
  ['contact2.email', 'contact-email'],
  ['caller', 'call-number'],
  ['callee', 'call-number'],
  ['sms1.from', 'sms-number'],
  ['sms2.to', 'sms-number'],
  ['sms1.inner', 'sms-number'],
  ['mms1.from', 'sms-number'],
  ['sms1.text', 'sms-text'],
  ['sms2.text', 'sms-text'],
  ['mms1.text', 'mms-content'],
  ['mms2.to', 'sms-number'],
  ['mms2.text', 'mms-content'],
  ['clipboard', 'clipboard'],
  ['place', 'location'],
  ['order', 'order-id'],
  ['visited', 'url'],
  ['ssid', 'ssid'],
  ['bssid', 'bssid'],
  ['local-ip', 'ip-address'],
  ['device-name', 'device-name'],
  ['build', 'build-fingerprint'],
  ['apps', 'app-list'],
  ['other', 'other'],
];

/** Draws for one value until it shares nothing with another; the smallest range for fiction has 30 numbers. */
const MOST_DRAWS = 1_000;

/**
 * A canary identity for a market (ISO 3166-1 alpha-2, or null): every kind, every value different, and none
 * standing inside another. The same seed gives the same identity.
 */
export function newIdentity(market: string | null, random: Random): Identifier[] {
  const taken: string[] = [];
  return parts.map(([id, kind]) => {
    const { canary, class: group } = kindRow(kind);
    for (let tries = 0; tries < MOST_DRAWS; tries++) {
      const value = canary(random, market);
      const texts = comparable(kind, value);
      if (!areApart(texts, taken)) continue;
      taken.push(...texts);
      return { id, kind, value, fixed: group === 'hardware' || group === 'subscriber' };
    }
    throw new RangeError(`the market has too few different values of the kind ${kind}`);
  });
}

function areApart(texts: readonly string[], taken: readonly string[]): boolean {
  if (new Set(texts).size < texts.length) return false;
  return texts.every((text) => taken.every((other) => !text.includes(other) && !other.includes(text)));
}

/** Digits by which address books compare numbers that are written with and without area (Android: 7). */
const TELLING_DIGITS = 7;

/** Values without case and separators; of a telephone number the digits that must differ from every other's. */
function comparable(kind: Kind, value: IdentifierValue): string[] {
  const isPhone = kindRow(kind).forms.includes('phone');
  return (typeof value === 'string' ? [value] : value).map((text) => {
    const bare = text.toLowerCase().replace(/[\s().:-]/g, '');
    return isPhone ? bare.slice(-TELLING_DIGITS) : bare;
  });
}
