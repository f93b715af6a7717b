import { ofBytes, ofText } from '../content.ts';
import { grouped, type PhoneNumber } from '../identity/phone-number.ts';
import { PHONE_KINDS } from '../identity/subject.ts';
import type { Random } from '../random.ts';
import { semiOctets } from './bcd.ts';
import type { Form, Written } from './form.ts';
import { writtenText } from './written-text.ts';

const BETWEEN = [' ', '-', '.', '\u00a0'];

type Writer = (phone: PhoneNumber, random: Random) => Written | null;

function form(id: string, write: Writer, rest: Partial<Form> = {}): Form {
  return {
    id: `phone: ${id}`,
    kinds: PHONE_KINDS,
    ...rest,
    write: ({ phone }, random) => (phone === undefined ? null : write(phone, random)),
  };
}

const bare = ({ market, national }: PhoneNumber) => market.callingCode + national;
const parts = ({ market, national }: PhoneNumber, random: Random) =>
  grouped(national, random.pick(market.groups));

function lastDigits(count: number): Form {
  return form(
    `last ${count} digits`,
    ({ national }) => (national.length > count ? writtenText(national.slice(-count), 'last-n') : null),
    { needsName: true },
  );
}

export const phoneForms: readonly Form[] = [
  form('E.164', (phone) => writtenText(`+${bare(phone)}`), { isHashed: true }),
  form('without plus', (phone) => writtenText(bare(phone), 'international'), { isHashed: true }),
  form('behind 00', (phone) => writtenText(`00${bare(phone)}`, 'international'), { isHashed: true }),
  form('national', ({ national }) => writtenText(national, 'national'), { isHashed: true }),
  form(
    'national with trunk prefix',
    ({ market, national }) => (market.trunk === '' ? null : writtenText(market.trunk + national, 'national')),
    { isHashed: true },
  ),
  form('international with separators', (phone, random) => {
    const between = random.pick(BETWEEN);
    const groups = parts(phone, random);
    const text = `+${phone.market.callingCode}${between}${groups.join(between)}`;
    const isGiven =
      between === ' ' && groups.join() === grouped(phone.national, phone.market.groups[0] ?? []).join();
    return writtenText(text, ...(isGiven ? [] : ['separators']));
  }),
  form('national with separators', (phone, random) => {
    const groups = parts(phone, random);
    if (groups.length < 2) return null;
    // Two groups with a point between them are a decimal number to everybody.
    const between = random.pick(groups.length === 2 ? BETWEEN.filter((sign) => sign !== '.') : BETWEEN);
    return writtenText(phone.market.trunk + groups.join(between), 'national', 'separators');
  }),
  form('national in brackets', (phone, random) => {
    const { brackets } = phone.market;
    const [area = '', ...rest] = parts(phone, random);
    return area.length !== brackets
      ? null
      : writtenText(`(${area}) ${rest.join('-')}`, 'national', 'separators');
  }),
  form('trunk prefix in brackets', (phone, random) => {
    const { callingCode, trunk } = phone.market;
    if (trunk === '') return null;
    return writtenText(`+${callingCode} (${trunk})${parts(phone, random).join(' ')}`, 'separators');
  }),
  ...[7, 8, 9].map(lastDigits),
  form('hexadecimal number', (phone) =>
    writtenText(BigInt(bare(phone)).toString(16), 'international', 'hex-number'),
  ),
  form('varint', (phone) => ({
    content: { kind: 'number', number: BigInt(bare(phone)), as: 'varint' },
    forms: ['international', 'varint'],
  })),
  form('fixed64', (phone) => ({
    content: { kind: 'number', number: BigInt(bare(phone)), as: 'fixed64' },
    forms: ['international', 'fixed64'],
  })),
  form('integer of msgpack, CBOR, plist', (phone) => ({
    content: { kind: 'number', number: BigInt(bare(phone)), as: 'integer' },
    forms: null,
  })),
  form('BCD', (phone) => ({
    content: ofBytes(Buffer.from(semiOctets(bare(phone)), 'hex')),
    forms: ['international', 'bcd'],
  })),
  form('BCD in hexadecimal', (phone) => ({
    content: ofText(semiOctets(bare(phone)).toUpperCase()),
    forms: ['international', 'bcd'],
  })),
];
