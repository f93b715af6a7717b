import { textOf } from '../identity/subject.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const NAMES = { kinds: ['name', 'contact-name'] } as const;
const MAILS = { kinds: ['email', 'contact-email'] } as const;
const TEXTS = { kinds: ['sms-text', 'mms-content', 'clipboard'] } as const;

/** Letters of a fragment that is still no accident. */
const FRAGMENT = 48;

const CYRILLIC = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
const LATIN = 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ');

const familyLast = (name: string): [given: string, family: string] | null => {
  const [given, family, ...more] = name.split(' ');
  return given === undefined || family === undefined || more.length > 0 ? null : [given, family];
};

export const personalForms: readonly Form[] = [
  {
    id: 'name: family name first',
    ...NAMES,
    write: (subject, random) => {
      const words = familyLast(textOf(subject));
      return words && { ...writtenText(`${words[1]}${random.pick([', ', ' '])}${words[0]}`), forms: null };
    },
  },
  {
    id: 'name: decomposed (NFD)',
    ...NAMES,
    write: (subject) => {
      const text = textOf(subject).normalize('NFD');
      return text === subject.value ? null : writtenText(text, 'nfd');
    },
  },
  {
    id: 'name: without diacritics',
    ...NAMES,
    write: (subject) => {
      const given = textOf(subject);
      const text = given
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replaceAll('ß', 'ss')
        .replaceAll('Ł', 'L')
        .replaceAll('ø', 'o');
      return text === given || /[^\x00-\x7f]/.test(text) ? null : { ...writtenText(text), forms: null };
    },
  },
  {
    id: 'name: transliterated',
    kinds: ['contact-name'],
    write: (subject) => {
      const given = textOf(subject);
      if (!/\p{Script=Cyrillic}/u.test(given)) return null;
      const text = [...given.toLowerCase()]
        .map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter)
        .join('');
      return { ...writtenText(text), forms: null };
    },
  },
  {
    id: 'e-mail: with a tag',
    ...MAILS,
    write: (subject, random) => ({
      ...writtenText(textOf(subject).replace('@', `+${random.pick(['news', 'shop', 'test'])}@`)),
      forms: null,
    }),
  },
  {
    id: 'e-mail: without points',
    ...MAILS,
    write: (subject) => ({
      ...writtenText(textOf(subject).replace(/^[^@]+/, (local) => local.replaceAll('.', ''))),
      forms: null,
    }),
  },
  {
    id: 'e-mail: domain alone',
    ...MAILS,
    needsName: true,
    write: (subject) => ({ ...writtenText(textOf(subject).replace(/^.*@/, '')), forms: null }),
  },
  {
    id: 'text: fragment',
    ...TEXTS,
    write: (subject, random) => {
      const text = textOf(subject);
      const start = random.below(text.length - FRAGMENT);
      return {
        ...writtenText(text.slice(start, start + random.between(FRAGMENT, text.length - start))),
        forms: null,
      };
    },
  },
  {
    id: 'ssid: in quotes',
    kinds: ['ssid'],
    write: (subject) => ({ ...writtenText(`"${textOf(subject)}"`), literal: textOf(subject) }),
  },
];
