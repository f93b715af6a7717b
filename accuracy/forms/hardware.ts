import { ofBytes } from '../content.ts';
import { textOf } from '../identity/subject.ts';
import { semiOctets } from './bcd.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const IMEI = { kinds: ['imei'] } as const;
const MAC = { kinds: ['wifi-mac', 'bluetooth-mac', 'bssid'] } as const;

const octets = (mac: string) => mac.split(':');

export const hardwareForms: readonly Form[] = [
  {
    id: 'imei: no check digit',
    ...IMEI,
    isHashed: true,
    write: (subject) => writtenText(textOf(subject).slice(0, 14), 'no-check-digit'),
  },
  {
    id: 'imei: with software version',
    ...IMEI,
    write: (subject, random) => ({
      ...writtenText(textOf(subject).slice(0, 14) + random.digits(2)),
      forms: ['imeisv'],
    }),
  },
  {
    id: 'imei: separated',
    ...IMEI,
    write: (subject, random) => {
      const [, ...groups] = /^(..)(.{6})(.{6})(.)$/.exec(textOf(subject)) ?? [];
      return writtenText(groups.join(random.pick(['-', ' '])), 'separators');
    },
  },
  {
    id: 'imei: TAC alone',
    ...IMEI,
    needsName: true,
    write: (subject) => ({ ...writtenText(textOf(subject).slice(0, 8)), forms: null }),
  },
  {
    id: 'imei: hexadecimal number',
    ...IMEI,
    write: (subject) => writtenText(BigInt(textOf(subject)).toString(16), 'hex-number'),
  },
  {
    id: 'imei: varint',
    ...IMEI,
    write: (subject) => ({
      content: { kind: 'number', number: BigInt(textOf(subject)), as: 'varint' },
      forms: ['varint'],
    }),
  },
  {
    id: 'imei: fixed64',
    ...IMEI,
    write: (subject) => ({
      content: { kind: 'number', number: BigInt(textOf(subject)), as: 'fixed64' },
      forms: ['fixed64'],
    }),
  },
  {
    id: 'imei: BCD',
    ...IMEI,
    write: (subject) => ({
      content: ofBytes(Buffer.from(semiOctets(textOf(subject)), 'hex')),
      forms: ['bcd'],
    }),
  },
  {
    id: 'mac: hyphens, points or nothing',
    ...MAC,
    isHashed: true,
    write: (subject, random) => {
      const eight = octets(textOf(subject));
      const quads = eight.join('').replace(/(.{4})(.{4})(.{4})/, '$1.$2.$3');
      return writtenText(random.pick([eight.join('-'), eight.join(''), quads]), 'separators');
    },
  },
  {
    id: 'mac: upper case with hyphens or nothing',
    ...MAC,
    isHashed: true,
    write: (subject, random) => {
      const text = octets(textOf(subject)).join(random.pick(['-', '']));
      return text === text.toUpperCase()
        ? writtenText(text, 'separators')
        : writtenText(text.toUpperCase(), 'upper-case', 'separators');
    },
  },
  {
    id: 'mac: bytes reversed',
    ...MAC,
    write: (subject) => ({ ...writtenText(octets(textOf(subject)).reverse().join(':')), forms: null }),
  },
  {
    id: 'mac: six bytes',
    ...MAC,
    write: (subject) => ({
      content: ofBytes(Buffer.from(octets(textOf(subject)).join(''), 'hex')),
      forms: null,
    }),
  },
  {
    id: 'mac: number',
    ...MAC,
    write: (subject) => ({
      ...writtenText(BigInt(`0x${octets(textOf(subject)).join('')}`).toString()),
      forms: ['decimal'],
    }),
  },
  {
    id: 'mac: OUI alone',
    ...MAC,
    needsName: true,
    write: (subject) => ({ ...writtenText(octets(textOf(subject)).slice(0, 3).join(':')), forms: null }),
  },
  {
    id: 'drm-id: thirty-two bytes',
    kinds: ['drm-id'],
    write: (subject) => ({ content: ofBytes(Buffer.from(textOf(subject), 'hex')), forms: null }),
  },
];
