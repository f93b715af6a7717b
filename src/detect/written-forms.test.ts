import { describe, expect, it } from 'vitest';
import type { Identifier } from '../case/index.ts';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

/*
 * Ways of writing that keep less than the value, or other bytes than its text; and beside each what must not be taken
 * for it.
 */

const SMS =
  'Dear Asha, the heron left the blue ladder at Harbour 7 on Tuesday; call 0981 about the violet umbrella.';

const identity = (
  [
    ['imei', '490154203237518'],
    ['imsi', '404101234567890'],
    ['iccid', '8991101200003204510'],
    ['msisdn', '+91 98123 45678'],
    ['wifi-mac', '64:cc:2e:5a:1b:7f'],
    ['android-id', '9d5a6fd0d53a566b'],
    ['advertising-id', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'],
    ['drm-id', '00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef'],
    ['contact-name', 'Zo\u00eb Testcase'],
    ['email', 'asha.test@example.org'],
    ['contact-email', 'bela+shop@example.net'],
    ['sms-text', SMS],
    ['location', '28.613917,-77.209021'],
    ['carrier', 'Airtel'],
    ['cell-id', '404-10-1234-56789'],
    ['ssid', 'Heron Harbour 7'],
  ] as const
).map(([kind, value]): Identifier => ({ id: kind, kind, value, fixed: false }));

const needles = compileIdentity(identity, { market: 'IN' });

function seen(content: string | Uint8Array): string[] {
  return sight(sectionOf(content), needles).sighted.map(({ identifier, forms, part, span, namedBy }) => {
    const stood = Buffer.from(part.bytes.subarray(span.start, span.end)).toString('latin1');
    return (
      [identifier, ...forms, ...(namedBy === null ? [] : [`(${namedBy})`])].join(' ') +
      (stood === '' ? '!' : '')
    );
  });
}

const bytes = (...parts: (string | number | bigint)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : Buffer.from([Number(part)]))),
  );

const little = (number: bigint) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(number);
  return buffer.toString('hex');
};
const big = (number: bigint) => number.toString(16).padStart(16, '0');
const varint = (number: bigint): string =>
  number < 128n ? big(number).slice(-2) : big((number & 127n) | 128n).slice(-2) + varint(number >> 7n);

describe('in text', () => {
  it.each<[string, string, string[]]>([
    ['an IMEI as a hexadecimal number', `{"d":"${490154203237518n.toString(16)}"}`, ['imei hex-number']],
    ['a telephone number as one', `x=${919812345678n.toString(16)}`, ['msisdn international hex-number']],
    ['a TAC', '{"tac":1,"imei":"49015420"}', ['imei tac (imei)']],
    ['a TAC under no name', '{"x":"49015420"}', []],
    ['a TAC in a longer number', '{"imei":"490154201"}', []],
    ['an OUI', '{"mac":"64:CC:2E"}', ['wifi-mac upper-case oui (mac)']],
    ['an OUI under another name', '{"color":"64cc2e"}', []],
    ['a hardware address backwards', '7f:1b:5a:2e:cc:64', ['wifi-mac reversed']],
    ['a hardware address backwards and bare', '7F1B5A2ECC64', ['wifi-mac upper-case reversed separators']],
    ['a hardware address as a number', String(0x64cc2e5a1b7fn), ['wifi-mac decimal']],
    ['the end of a telephone number', '{"phone":"2345678"}', ['msisdn last-n (phone)']],
    ['the end as a number behind a space', '{"phone": 2345678}', ['msisdn last-n (phone)']],
    ['the end under no name', '{"x":"12345678"}', []],
    ['the end of another number', '{"phone":"2345679"}', []],
    ['an operator by its codes', '{"operator":"40410"}', ['carrier mcc-mnc (operator)']],
    ['an operator by its codes set apart', '{"mccmnc":"404-10"}', ['carrier mcc-mnc (mccmnc)']],
    ['codes under no name', '{"x":"40410"}', []],
    ['an IMSI in three fields', '{"mcc":404,"mnc":"10","msin":"1234567890"}', ['imsi msin (msin)']],
    ['an IMSI beside another', '{"mcc":405,"mnc":10,"msin":"1234567890"}', []],
    ['a subscriber of another network', 'mcc=404&mnc=45&msin=1234567890', []],
    ["a subscriber's digits under no name", '{"mcc":404,"mnc":10,"x":"1234567890"}', []],
    [
      'an IMSI that signs in to Wi-Fi',
      '1404101234567890@wlan.mnc010.mcc404.3gppnetwork.org',
      ['imsi eap-identity'],
    ],
    [
      'an IMSI that signs in otherwise',
      '0404101234567890@nai.epc.mnc010.mcc404.3gppnetwork.org',
      ['imsi eap-identity'],
    ],
    ['a number of another kind that signs in', '2404101234567890@wlan.mnc010.mcc404.3gppnetwork.org', []],
    ['a cell in four fields', '{"mcc":404,"mnc":10,"lac":1234,"cid":56789}', ['cell-id cell (cid)']],
    ['a cell in a form', 'simMcc=404&simMnc=10&tac=01234&ci=56789', ['cell-id cell (ci)']],
    ['a cell beside its area alone', '{"lac":1234,"cid":56789}', ['cell-id cell (cid)']],
    ['a cell without its area', '{"mcc":404,"mnc":10,"cid":56789}', []],
    ['a cell of another area', '{"mcc":404,"mnc":10,"lac":1235,"cid":56789}', []],
    ['a cell of another network', '{"mcc":404,"mnc":45,"lac":1234,"cid":56789}', []],
    ['an area and a cell of two records', '[{"lac":1234,"cid":11},{"lac":99,"cid":56789}]', []],
    ['a name turned round', 'Testcase Zo\u00eb', ['contact-name reordered']],
    ['a name turned round with a comma', 'TESTCASE, ZO\u00eb', ['contact-name mixed-case reordered']],
    ['a name without diacritics', '"zoe testcase"', ['contact-name lower-case folded']],
    ['a name turned round without them', 'Testcase,Zoe', ['contact-name folded reordered']],
    ['a name of another', 'Testcase Zoey', []],
    ['an address with a tag', 'to=asha.test+news@example.org', ['email tagged']],
    ['an address without its tag', '<bela@example.net>', ['contact-email no-tag']],
    ['an address with another tag', 'bela+x.y-z@EXAMPLE.net', ['contact-email no-tag tagged']],
    ['an address with its own tag', 'bela+shop@example.net', ['contact-email']],
    ['an address without points', 'ashatest@example.org', ['email no-dots']],
    ['a tag at another host', 'asha.test+news@example.com', []],
    ['a tag on a longer host', 'asha.test+news@example.org.in', []],
    ['a tag with a space in it', 'asha.test+ne ws@example.org', []],
    ['the host of an address', '{"email":"example.org"}', ['email domain (email)']],
    ['the host elsewhere', 'https://example.org/', []],
    ['a network in quotes', '{"wifi":"\\"Heron Harbour 7\\""}', ['ssid']],
    ['a piece of a text', `"${SMS.slice(20, 70)}"`, ['sms-text fragment']],
    ['a small-lettered piece', SMS.slice(33, 90).toLowerCase(), ['sms-text fragment']],
    ['the text itself', SMS, ['sms-text']],
    ['two pieces', `${SMS.slice(0, 50)}... ${SMS.slice(53)}`, ['sms-text fragment', 'sms-text fragment']],
    ['too short a piece', SMS.slice(20, 67), []],
    ['a text with a word changed', SMS.slice(0, 58).replace('heron', 'stork'), []],
  ])('%s', (_, content, expected) => {
    expect(seen(content)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['rounded to five decimals', '{"lat":28.61392,"lon":-77.20902}', ['location rounded']],
    ['rounded to four', '28.6139,-77.2090', ['location rounded']],
    ['cut to five', '28.61391 -77.20902', ['location rounded']],
    ['rounded to three under its names', '{"lat":28.614,"lng":-77.209}', ['location rounded']],
    ['rounded to three under no names', '28.614,-77.209', []],
    ['rounded to two', '{"lat":28.61,"lng":-77.21}', []],
    ['in millionths', '{"lat":28613917,"lon":-77209021}', ['location e6']],
    ['in ten millionths', '286139170,-772090210', ['location e7']],
    ['in ten millionths elsewhere', '286139171,-772090210', []],
    ['in ten millionths on the other side', '286139170,772090210', []],
    ['in degrees, minutes and seconds', '28\u00b036\'50.10"N 77\u00b012\'32.48"W', ['location dms']],
    [
      'in minutes with spaces',
      '28\u00b0 36\u2032 50\u2033 N, 77\u00b0 12\u2032 32\u2033 W',
      ['location dms'],
    ],
    ['half a minute away', '28\u00b036\'20.10"N 77\u00b012\'02.48"W', []],
    ['as a geohash', '{"g":"dm14g14"}', ['location geohash']],
    ['as a finer geohash', 'g=dm14g1405k&', ['location geohash']],
    ['as a geohash too coarse', '{"g":"dm14g1"}', []],
    ['as the geohash of a neighbour', '{"g":"dm14g15"}', []],
    ['as a word that begins as the geohash', 'dm14g14location', []],
  ])('a place %s', (_, content, expected) => {
    expect(seen(content)).toEqual(expected);
  });
});

describe('in bytes', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  it.each<[string, Uint8Array, string[]]>([
    ['as given', latin('{"fn":"Zo\u00eb Testcase"}'), ['contact-name latin-1']],
    ['in capitals', latin('fn=ZO\u00cb TESTCASE&x=1'), ['contact-name upper-case latin-1']],
    ['escaped by signs', Buffer.from('fn=Zo%EB%20Testcase&x=1'), ['contact-name latin-1']],
    ['in a longer word', latin('Zo\u00eb Testcase\u00e9 \u00e9Zo\u00eb Testcase xZo\u00eb Testcase'), []],
    ['of another', latin('"Zo\u00e9 Testcase"'), []],
  ])('a name in ISO 8859-1 %s', (_, content, expected) => {
    expect(seen(content)).toEqual(expected);
  });

  const phone = 919812345678n;
  it.each<[string, Uint8Array, string[]]>([
    ['an IMEI in eight bytes, the lowest first', bytes(0x09, little(490154203237518n)), ['imei fixed64']],
    ['an IMEI in eight bytes, the highest first', bytes(0xcf, big(490154203237518n)), ['imei fixed64']],
    ['an IMEI as a varint', bytes(0x08, varint(490154203237518n), 0x10, 1), ['imei varint']],
    ['a varint behind no tag of one', bytes(0x0a, varint(490154203237518n), 1), []],
    ['another varint', bytes(0x08, varint(490154203237519n), 0x10, 1), []],
    ['a telephone number', bytes(0x18, varint(phone)), ['msisdn international varint']],
    ['an Android ID', bytes(0x11, little(0x9d5a6fd0d53a566bn)), ['android-id fixed64']],
    ['a UUID', bytes(0x0a, 0x10, '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed'), ['advertising-id binary']],
    [
      'a UUID of Windows',
      bytes('cd6b9d1bfdbb2d4b9b5dab8dfbbd4bed00'),
      ['advertising-id binary little-endian'],
    ],
    ['a hardware address', bytes(6, '64cc2e5a1b7f', 0), ['wifi-mac binary']],
    ['a hardware address backwards', bytes(6, '7f1b5a2ecc64', 0), ['wifi-mac reversed binary']],
    [
      'a DRM id',
      bytes(0, '00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef'),
      ['drm-id binary'],
    ],
  ])('%s', (_, content, expected) => {
    expect(seen(content)).toEqual(expected);
  });

  const swap = (digits: string) => digits.replace(/(.)(.)/g, '$2$1');
  it.each<[string, string, string]>([
    ['an IMEI', swap('490154203237518f'), 'imei bcd'],
    ['an IMSI', swap('404101234567890f'), 'imsi bcd'],
    ['an IMSI as the card has it', swap('9404101234567890'), 'imsi bcd'],
    ['an ICCID', swap('8991101200003204510f'), 'iccid bcd'],
    ['a telephone number', swap('919812345678'), 'msisdn international bcd'],
  ])('two digits to a byte: %s', (_, hex, expected) => {
    expect(seen(bytes(1, hex, 0xff))).toEqual([expected]);
    expect(seen(`"${hex}"`)).toEqual([expected]);
    expect(seen(bytes(1, hex.replace(/^../, '99'), 0xff))).toEqual([]);
  });
});
