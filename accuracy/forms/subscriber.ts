import { ofBytes, ofText } from '../content.ts';
import { MARKETS } from '../identity/market.ts';
import { textOf } from '../identity/subject.ts';
import { semiOctets } from './bcd.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const operators = MARKETS.flatMap((market) => market.operators);

export const subscriberForms: readonly Form[] = [
  {
    id: 'imsi: split behind its network',
    kinds: ['imsi'],
    write: (subject, random) => {
      const digits = textOf(subject);
      const network = operators.find(({ code }) => digits.startsWith(code))?.code.length ?? 5;
      const groups = [digits.slice(0, 3), digits.slice(3, network), digits.slice(network)];
      return writtenText(groups.join(random.pick(['-', ' ', '.'])), 'separators');
    },
  },
  {
    id: 'imsi: name for signing in to Wi-Fi',
    kinds: ['imsi'],
    write: (subject, random) => {
      const digits = textOf(subject);
      const realm = `wlan.mnc0${digits.slice(3, 5)}.mcc${digits.slice(0, 3)}.3gppnetwork.org`;
      const user = `${random.pick(['0', '1', '6'])}${digits}@`;
      return { ...writtenText(user + realm, 'eap-identity'), literal: user };
    },
  },
  {
    id: 'imsi: BCD',
    kinds: ['imsi'],
    write: (subject) => ({
      content: ofBytes(Buffer.from(semiOctets(textOf(subject)), 'hex')),
      forms: ['bcd'],
    }),
  },
  {
    id: 'iccid: no check digit',
    kinds: ['iccid'],
    isHashed: true,
    write: (subject) => writtenText(textOf(subject).slice(0, -1), 'no-check-digit'),
  },
  {
    id: 'iccid: swapped digits as the SIM stores them',
    kinds: ['iccid'],
    write: (subject, random) => {
      const swapped = semiOctets(textOf(subject));
      return { content: ofText(random.chance(0.5) ? swapped : swapped.toUpperCase()), forms: ['bcd'] };
    },
  },
  {
    id: 'carrier: MCC and MNC',
    kinds: ['carrier'],
    needsName: true,
    write: (subject) => {
      const code = operators.find(({ name }) => name === subject.value)?.code;
      return code === undefined ? null : writtenText(code, 'mcc-mnc');
    },
  },
  {
    id: 'cell-id: digits only',
    kinds: ['cell-id'],
    write: (subject) => writtenText(textOf(subject).replaceAll('-', ''), 'digits-only'),
  },
];
