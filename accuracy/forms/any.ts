import { type Kind, kinds } from '../../src/index.ts';
import { PHONE_KINDS, type Subject, textOf } from '../identity/subject.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const every: readonly Kind[] = kinds.map(({ kind }) => kind);

/** An operator's name stands everywhere. */
const WEAK: readonly Kind[] = ['carrier'];
/** Set apart: a list is no text, and a place is more than its digits. */
const OWN: readonly Kind[] = ['app-list', 'location', ...WEAK];
/** Kinds of which some value has letters that case can change, and the search does not mind case. */
const CASED: readonly Kind[] = [
  ...(['meid', 'serial', 'drm-id', 'android-id', 'gsf-id', 'account-id', 'email', 'name', 'postal-address'] as const),
  ...(['contact-name', 'contact-email', 'sms-text', 'mms-content', 'clipboard', 'order-id', 'url', 'ssid'] as const),
  ...(['device-name', 'build-fingerprint', 'other', 'wifi-mac', 'bluetooth-mac', 'bssid'] as const),
  ...(['advertising-id', 'installation-id'] as const),
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
    kinds: CASED,
    isHashed: true,
    write: (subject) => changed(subject, textOf(subject).toLowerCase(), 'lower-case'),
  },
  {
    id: 'upper case',
    kinds: CASED,
    isHashed: true,
    write: (subject) => changed(subject, textOf(subject).toUpperCase(), 'upper-case'),
  },
];

function changed(subject: Subject, text: string, form: string) {
  return text === textOf(subject) || PHONE_KINDS.includes(subject.kind) ? null : writtenText(text, form);
}
