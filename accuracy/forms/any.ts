import { type Kind, kinds } from '../../src/index.ts';
import { type Subject, textOf } from '../identity/subject.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const every: readonly Kind[] = kinds.map(({ kind }) => kind);

/** An operator's name stands everywhere. */
const WEAK: readonly Kind[] = ['carrier'];
/** Set apart: a list is no text, and a place is more than its digits. */
const OWN: readonly Kind[] = ['app-list', 'location', ...WEAK];
/** Kinds whose search does not mind case and whose values have small letters. */
const SMALL: readonly Kind[] = [
  ...([
    'drm-id',
    'android-id',
    'gsf-id',
    'account-id',
    'email',
    'name',
    'postal-address',
    'contact-name',
  ] as const),
  ...(['contact-email', 'sms-text', 'mms-content', 'clipboard', 'url', 'ssid', 'device-name'] as const),
  ...(['build-fingerprint', 'other', 'wifi-mac', 'bluetooth-mac', 'bssid'] as const),
  ...(['advertising-id', 'installation-id'] as const),
];
/** And those whose values have capital ones. */
const CAPITAL: readonly Kind[] = [
  ...(['meid', 'serial', 'name', 'postal-address', 'contact-name', 'sms-text', 'mms-content'] as const),
  ...(['clipboard', 'order-id', 'ssid', 'device-name', 'build-fingerprint', 'other'] as const),
];

export const anyForms: readonly Form[] = [
  {
    id: 'as given',
    kinds: every.filter((kind) => !OWN.includes(kind)),
    isHashed: true,
    write: (subject) => writtenText(textOf(subject)),
  },
  {
    id: 'as given, beside its name',
    kinds: WEAK,
    needsName: true,
    write: (subject) => writtenText(textOf(subject)),
  },
  {
    id: 'lower case',
    kinds: CAPITAL,
    isHashed: true,
    write: (subject) => changed(subject, textOf(subject).toLowerCase(), 'lower-case'),
  },
  {
    id: 'upper case',
    kinds: SMALL,
    isHashed: true,
    write: (subject) => changed(subject, textOf(subject).toUpperCase(), 'upper-case'),
  },
];

function changed(subject: Subject, text: string, form: string) {
  return text === textOf(subject) ? null : writtenText(text, form);
}
