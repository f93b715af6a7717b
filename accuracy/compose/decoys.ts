import { createHash } from 'node:crypto';
import type { Kind } from '../../src/index.ts';
import type { Identity } from '../identity/identity.ts';
import { lastSeven } from '../identity/identity.ts';
import { MARKETS } from '../identity/market.ts';
import { newSubject } from '../identity/new-subject.ts';
import { givenPhone } from '../identity/phone-number.ts';
import { type Subject, textOf } from '../identity/subject.ts';
import type { Random } from '../random.ts';

/** A subject of the same kind that is nobody's: another one, or this one with one digit or letter of its end changed. */
export function decoyOf(subject: Subject, identity: Identity, random: Random): Subject {
  for (;;) {
    const decoy = random.chance(0.4) ? nearOf(subject, random) : otherOf(subject.kind, identity, random);
    if (decoy !== null && isNobodys(decoy, identity)) return decoy;
  }
}

function otherOf(kind: Kind, { market }: Identity, random: Random): Subject {
  return { id: 'decoy', ...newSubject(kind, random, { market }) };
}

/** Texts that are told by fragments of them: what differs in one character holds a fragment, and is no decoy. */
const IN_FRAGMENTS: readonly Kind[] = ['sms-text', 'mms-content', 'clipboard'];

/** One character away: in a number among the last seven digits, all of which some writings keep. */
function nearOf(subject: Subject, random: Random): Subject | null {
  const { kind, value, phone } = subject;
  if (typeof value !== 'string' || kind === 'location' || kind === 'carrier') return null;
  if (IN_FRAGMENTS.includes(kind)) return null;
  if (phone !== undefined) {
    const national = changedAt(phone.national, phone.national.length - 1 - random.below(7), random);
    return {
      ...subject,
      id: 'decoy',
      phone: { ...phone, national },
      value: givenPhone({ ...phone, national }),
    };
  }
  const places = [...value.matchAll(/[\da-f]/gi)].map(({ index }) => index).slice(-7);
  return places.length === 0
    ? null
    : { ...subject, id: 'decoy', value: changedAt(value, random.pick(places), random) };
}

function changedAt(text: string, at: number, random: Random): string {
  const old = text[at] ?? '0';
  const alphabet = /\d/.test(old) ? '0123456789' : old >= 'a' ? 'abcdef' : 'ABCDEF';
  const other = random.pick([...alphabet].filter((letter) => letter !== old));
  return text.slice(0, at) + other + text.slice(at + 1);
}

function isNobodys(decoy: Subject, { subjects }: Identity): boolean {
  const text = textOf(decoy).toLowerCase();
  const end = lastSeven(decoy.value);
  return subjects.every((subject) => {
    if (textOf(subject).toLowerCase() === text) return false;
    // A place is a measure: only one that is far away is nobody's.
    if (subject.kind === 'location' && decoy.kind === 'location' && !isFar(textOf(subject), text))
      return false;
    // The check digit alone is no difference: writings leave it out.
    if (subject.kind === decoy.kind && textOf(subject).slice(0, -1) === textOf(decoy).slice(0, -1))
      return false;
    return end === null || lastSeven(subject.value) !== end;
  });
}

/** Degrees that are a kilometre at least, wherever people live. */
const FAR = 0.02;

function isFar(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split(',').map(Number)) as [number[], number[]];
  return a.some((degrees, axis) => Math.abs(degrees - (b[axis] ?? 0)) > FAR);
}

/** Kinds whose decoys people find in ordinary traffic by the thousand. */
const COMMON: readonly Kind[] = [
  'imei',
  'contact-number',
  'email',
  'advertising-id',
  'android-id',
  'wifi-mac',
  'location',
  'account-id',
  'imsi',
];

/**
 * A text that is nobody's, and looks like what is searched for. None is made of `hidden`, so that whatever is found of
 * that is what was hidden.
 */
export function decoyText(identity: Identity, random: Random, hidden: Subject): string {
  const real = random.pick(identity.subjects.filter(({ id }) => id !== hidden.id));
  const decoy = textOf(
    decoyOf(
      random.chance(0.5) ? real : { ...real, ...otherOf(random.pick(COMMON), identity, random) },
      identity,
      random,
    ),
  );
  switch (random.below(9)) {
    case 0:
      return random.bytes(24).toString('base64url');
    case 1:
      return random.hex(32);
    case 2:
      return random.uuid();
    case 3:
      return createHash(random.pick(['md5', 'sha1', 'sha256']))
        .update(decoy)
        .digest('hex');
    case 4:
      return insideLonger(real, random) ?? decoy;
    case 5:
      return abroad(real, random) ?? decoy;
    case 6:
      return insideCode(real, random) ?? decoy;
    default:
      return decoy;
  }
}

/** A real number as a piece of a longer one. */
function insideLonger({ value }: Subject, random: Random): string | null {
  if (typeof value !== 'string' || !/^\d{14,20}$/.test(value)) return null;
  return `${random.between(1, 9)}${value}${random.digits(3)}`;
}

/** The digits of a real number where they are no number: in a hash, in a UUID, in a version. */
function insideCode({ value, phone }: Subject, random: Random): string | null {
  if (phone !== undefined) {
    const { national } = phone;
    const inner = `${national.slice(0, 2)}.${national.slice(2, 4)}.${national.slice(4, 8)}.${national.slice(8)}`;
    const digits = phone.market.callingCode + national;
    if (national.length > 8 && random.chance(0.5)) return `v${inner}`;
    return digits.length === 12 ? `${random.uuid().slice(0, 24)}${digits}` : null;
  }
  if (typeof value !== 'string' || !/^\d{14,20}$/.test(value)) return null;
  const before = random.between(1, 40);
  return `${random.hex(before)}${random.pick(['a', 'c', 'e'])}${value}${random.pick(['b', 'd', 'f'])}${random.hex(62 - before - value.length)}`;
}

/** The real national number behind another country's code. */
function abroad({ phone }: Subject, random: Random): string | null {
  if (phone === undefined) return null;
  const others = MARKETS.filter(({ callingCode }) => callingCode !== phone.market.callingCode);
  return `+${random.pick(others).callingCode}${random.pick(['', ' ', '-'])}${phone.national}`;
}
