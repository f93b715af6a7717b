import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Random } from '../scan/random.ts';

export interface Secret {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
}

/** Twelve identifiers of a phone, or those and so many contacts. */
export function identityWith(contacts: number): Secret[] {
  const random = new Random(12);
  const digits = (length: number) => random.text('0123456789', length);
  const letters = (length: number) => random.text('abcdefghijklmnopqrstuvwxyz', length);
  const hex = (length: number) => random.text('0123456789abcdef', length);
  const own: Secret[] = [
    { id: 'imei', kind: 'imei', value: '490154203237518' },
    { id: 'android-id', kind: 'android-id', value: hex(16) },
    { id: 'gsf-id', kind: 'gsf-id', value: `3${hex(15)}` },
    { id: 'advertising-id', kind: 'advertising-id', value: uuid(hex) },
    { id: 'installation-id', kind: 'installation-id', value: uuid(hex) },
    { id: 'account', kind: 'account-id', value: `${letters(9)}_${digits(6)}` },
    { id: 'own.email', kind: 'email', value: `${letters(8)}.${letters(9)}@example.com` },
    { id: 'own.name', kind: 'name', value: `Selma ${capital(letters(9))}` },
    { id: 'bssid', kind: 'bssid', value: '06:95:7f:ca:fe:3c' },
    { id: 'ssid', kind: 'ssid', value: `${capital(letters(9))}-${hex(4)}` },
    { id: 'order', kind: 'order-id', value: `OD-${digits(4)}-${digits(8)}` },
    { id: 'caller', kind: 'call-number', value: `+91 8126${digits(1)} ${digits(5)}` },
  ];
  const known = Array.from({ length: contacts }, (_, at) => ({
    id: `contact${at}.number`,
    kind: 'contact-number',
    value: `+91 9${digits(4)} ${digits(5)}`,
  }));
  return [...own, ...known];
}

export function caseText(identity: readonly Secret[]): string {
  const listed = identity.map((secret) => `  - ${JSON.stringify(secret)}`).join('\n');
  return `telltale: case/1\ntitle: "Bench"\ndevice: { market: "IN" }\nidentity:\n${listed}\n`;
}

/** A way to send a value. The first is the value as it stands in the case. */
export const sendings: readonly { readonly name: string; readonly write: (value: string) => Buffer }[] = [
  { name: 'plain', write: (value) => Buffer.from(`{"value":"${value}"}`) },
  { name: 'percent', write: (value) => Buffer.from(`a=1&v=${percent(value)}&z=2`) },
  { name: 'base64', write: (value) => Buffer.from(`{"data":"${base64(`{"v":"${value}"}`)}"}`) },
  { name: 'gzip', write: (value) => gzipSync(`{"value":"${value}"}`) },
  {
    name: 'gzip in base64',
    write: (value) => Buffer.from(`d=${percent(gzipSync(`v=${value}`).toString('base64'))}`),
  },
  {
    name: 'sha1',
    write: (value) => Buffer.from(`{"h":"${createHash('sha1').update(value).digest('hex')}"}`),
  },
];

function uuid(hex: (length: number) => string): string {
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function percent(text: string): string {
  return encodeURIComponent(text);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
