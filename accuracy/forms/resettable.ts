import { ofBytes } from '../content.ts';
import { textOf } from '../identity/subject.ts';
import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const UUID = { kinds: ['advertising-id', 'installation-id'] } as const;
const HEX = { kinds: ['android-id', 'gsf-id'] } as const;

const numberOf = (hex: string) => BigInt(`0x${hex}`);

export const resettableForms: readonly Form[] = [
  {
    id: 'uuid: without hyphens',
    ...UUID,
    isHashed: true,
    write: (subject) => writtenText(textOf(subject).replaceAll('-', ''), 'separators'),
  },
  {
    id: 'uuid: upper case without hyphens',
    ...UUID,
    write: (subject) =>
      writtenText(textOf(subject).replaceAll('-', '').toUpperCase(), 'upper-case', 'separators'),
  },
  {
    id: 'uuid: in braces',
    ...UUID,
    write: (subject) => ({ ...writtenText(`{${textOf(subject)}}`), literal: textOf(subject) }),
  },
  {
    id: 'uuid: sixteen bytes',
    ...UUID,
    write: (subject) => ({
      content: ofBytes(Buffer.from(textOf(subject).replaceAll('-', ''), 'hex')),
      forms: null,
    }),
  },
  {
    id: '64-bit id: decimal',
    ...HEX,
    isHashed: true,
    write: (subject) => writtenText(numberOf(textOf(subject)).toString(), 'decimal'),
  },
  {
    id: '64-bit id: signed decimal',
    // Google's are positive.
    kinds: ['android-id'],
    write: (subject) => {
      const number = numberOf(textOf(subject));
      const signed = BigInt.asIntN(64, number);
      return signed === number ? null : writtenText(signed.toString(), 'decimal');
    },
  },
  {
    id: '64-bit id: fixed64',
    ...HEX,
    write: (subject) => ({
      content: { kind: 'number', number: numberOf(textOf(subject)), as: 'fixed64' },
      forms: ['fixed64'],
    }),
  },
  {
    id: '64-bit id: varint',
    ...HEX,
    write: (subject) => ({
      content: { kind: 'number', number: numberOf(textOf(subject)), as: 'varint' },
      forms: ['varint'],
    }),
  },
];
