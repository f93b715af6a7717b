import type { Kind } from '../../src/index.ts';
import type { Random } from '../random.ts';
import { checkDigit } from './check-digit.ts';
import type { Market } from './market.ts';
import { givenPhone, newPhoneNumber } from './phone-number.ts';
import { PHONE_KINDS, type Subject } from './subject.ts';
import { capital, madeUpWord, personName, type Script, sentence } from './words.ts';

type Maker = (random: Random, market: Market) => string | readonly string[];

const domain = (random: Random) =>
  `${random.pick(['mail', 'post', 'box'])}.${madeUpWord(random)}.${random.pick(['example', 'test'])}`;
const named =
  (script: Script): Maker =>
  (random) =>
    personName(random, script);
const mac: Maker = (random) =>
  Array.from({ length: 6 }, (_, index) =>
    index === 0 ? random.pick(['02', '0a', '2e', '3e']) : random.hex(2),
  ).join(':');
const email: Maker = (random) => `${madeUpWord(random)}.${madeUpWord(random)}@${domain(random)}`;
const uuid: Maker = (random) => random.uuid();
const text: Maker = (random) => sentence(random);

/** How values of a kind are made; telephone numbers are made by themselves. */
const makers: Readonly<Partial<Record<Kind, Maker>>> = {
  imei: (random) => {
    const digits = `35${random.digits(12)}`;
    return digits + checkDigit(digits);
  },
  meid: (random) => `A${random.hex(13)}`.toUpperCase(),
  serial: (random) => random.letters(12, '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
  'wifi-mac': mac,
  'bluetooth-mac': mac,
  'drm-id': (random) => random.hex(64),
  imsi: (random, { operators }) => {
    const { code } = random.pick(operators);
    return code + random.digits(15 - code.length);
  },
  iccid: (random, { callingCode }) => {
    const digits = `89${callingCode}`.padEnd(5, '0') + random.digits(13);
    return digits + checkDigit(digits);
  },
  carrier: (random, { operators }) => random.pick(operators).name,
  'cell-id': (random, { operators }) => {
    const { code } = random.pick(operators);
    return `${code.slice(0, 3)}-${code.slice(3)}-${random.between(1_000, 60_000)}-${random.between(1e7, 2e8)}`;
  },
  'android-id': (random) => random.pick(['9', 'a', 'c', 'f', '3', '6']) + random.hex(15),
  'gsf-id': (random) => `3${random.hex(15)}`,
  'advertising-id': uuid,
  'installation-id': uuid,
  'account-id': (random) => `${madeUpWord(random)}_${random.digits(6)}`,
  email,
  name: named('ascii'),
  'postal-address': (random) =>
    `${random.between(10, 190)} ${capital(madeUpWord(random))} Road, ${capital(madeUpWord(random))}`,
  'contact-name': named('ascii'),
  'contact-email': email,
  'sms-text': text,
  'mms-content': text,
  clipboard: text,
  location: (random, { place }) =>
    place
      .map(
        (degrees) => (degrees + (random.below(200_001) - 100_000) / 1e6).toFixed(5) + (1 + random.below(9)),
      )
      .join(','),
  'order-id': (random) => `OD-${random.digits(4)}-${random.hex(8).toUpperCase()}`,
  url: (random) =>
    `https://www.${madeUpWord(random)}.example/${madeUpWord(random)}/${madeUpWord(random)}?page=${random.digits(4)}`,
  ssid: (random) => `${capital(madeUpWord(random))}-${random.hex(4)}`,
  bssid: mac,
  'ip-address': (random) =>
    `198.${random.pick([18, 19])}.${random.between(100, 254)}.${random.between(100, 254)}`,
  'device-name': (random) => `${capital(madeUpWord(random))}'s phone ${random.hex(3)}`,
  'build-fingerprint': (random) => {
    const device = madeUpWord(random);
    return `${capital(madeUpWord(random))}/${device}/${device}:13/TQ3A.${random.digits(6)}.001/${random.digits(8)}:user/release-keys`;
  },
  'app-list': (random) => Array.from({ length: 8 }, () => `com.${madeUpWord(random)}.${madeUpWord(random)}`),
  other: (random) => `${capital(madeUpWord(random))}${random.digits(6)}`,
};

export interface SubjectOptions {
  readonly market: Market;
  readonly script?: Script;
}

/** A subject of a kind, as good as unguessable as far as the kind has room. */
export function newSubject(
  kind: Kind,
  random: Random,
  { market, script }: SubjectOptions,
): Omit<Subject, 'id'> {
  if (PHONE_KINDS.includes(kind)) {
    const phone = newPhoneNumber(random, market);
    return { kind, value: givenPhone(phone), phone };
  }
  if (script !== undefined) return { kind, value: personName(random, script) };
  const make = makers[kind];
  if (make === undefined) throw new Error(`the generator knows no values of the kind ${kind}`);
  return { kind, value: make(random, market) };
}
