import { imeiSaid } from '../example.ts';
import type { FormsRow } from '../forms-page.ts';
import { ts } from '../references.ts';
import { BOUNDARY, INTEGER_WORDS } from './number-words.ts';

/** Families of what is made of figures. */
export const formsOfNumbers: readonly FormsRow[] = [
  {
    name: 'imei',
    about:
      'Fifteen digits, the last of which checks the others. Modems and old programs write fourteen; the IMEISV has two of a software version in its place.',
    defined: [ts('23.003', '6.2'), ts('23.040', '9.1.2.3')],
    words: {
      'no-check-digit': 'the first fourteen digits alone',
      imeisv: 'fourteen digits and two of a software version',
      tac: 'the eight digits of the model; weak',
      bcd: 'two digits to a byte, the first in the lower half (as telephony has it) or in the upper; as bytes, or as their hexadecimal digits',
      ...INTEGER_WORDS,
    },
    examples: [
      {
        content: 'model=RM1S&ime=49015420323751',
        says: [{ ...imeiSaid('body/form:ime', [], 'ime'), forms: ['no-check-digit'] }],
      },
    ],
    case: { identity: [['imei', '490154203237518']] },
    writings: [
      { stands: '490154203237518', forms: [] },
      { stands: '49-015420-323751-8', forms: ['separators'] },
      { stands: '49015420323751', forms: ['no-check-digit'] },
      { stands: '4901542032375101', forms: ['imeisv'] },
      { stands: '{"d":"1bdcaeb2b4c8e"}', forms: ['hex-number'] },
      { stands: { hex: '09 8e4c2bebcabd0100' }, forms: ['fixed64'] },
      { stands: { hex: 'cf 0001bdcaeb2b4c8e' }, forms: ['fixed64'] },
      { stands: { hex: '08 8e99add9aeb96f 10 01' }, forms: ['varint'] },
      { stands: { hex: '94104502237315f8' }, forms: ['bcd'] },
      { stands: '"94104502237315f8"', forms: ['bcd'] },
      { stands: '{"imei":"49015420"}', forms: ['tac'] },
    ],
    decoys: [
      { stands: '490154203237519', because: 'the last digit is another' },
      { stands: '1490154203237518', because: 'a longer number' },
      {
        stands: '{"x":"49015420"}',
        because: 'the TAC is that of every phone of the model: it needs a naming key',
      },
    ],
    believed: BOUNDARY,
    unseen: ['The serial number (digits 9 to 14) without the TAC.'],
  },
  {
    name: 'imsi',
    about:
      'Fourteen or fifteen digits: country, network, subscriber. The card stores them behind a `9` that says that they are odd.',
    defined: [ts('23.003', '2.2'), ts('31.102', '4.2.2')],
    words: {
      bcd: 'two digits to a byte, also with the `9` before them',
      msin: "the subscriber's digits alone; weak, and nothing beside codes of another network",
      'eap-identity': 'behind the digit of EAP-AKA, EAP-SIM or EAP-AKA′, as a SIM signs in to Wi-Fi',
      ...INTEGER_WORDS,
    },
    examples: [
      {
        case: { identity: [['imsi', '404101234567890']] },
        content: { hex: '08 49 40 01 21 43 65 87 09' },
        says: [{ identifier: 'imsi', path: 'body', layers: [], forms: ['bcd'], field: null }],
      },
    ],
    case: { identity: [['imsi', '404101234567890']] },
    writings: [
      { stands: '404101234567890', forms: [] },
      { stands: '404-10-1234567890', forms: ['separators'] },
      { stands: '{"d":"16f87268a2ad2"}', forms: ['hex-number'] },
      { stands: { hex: '09 d22a8a26876f0100' }, forms: ['fixed64'] },
      { stands: { hex: '08 d2d5a8b4f2f05b 10 01' }, forms: ['varint'] },
      { stands: { hex: '01 04141032547698f0 ff' }, forms: ['bcd'] },
      { stands: '{"mcc":404,"mnc":10,"msin":"1234567890"}', forms: ['msin'] },
      { stands: '1404101234567890@wlan.mnc010.mcc404.3gppnetwork.org', forms: ['eap-identity'] },
    ],
    decoys: [
      { stands: '404101234567891', because: 'another subscriber' },
      { stands: '{"mcc":405,"mnc":10,"msin":"1234567890"}', because: 'of another country' },
      { stands: '{"x":"1234567890"}', because: "a subscriber's digits need a naming key" },
    ],
    believed: BOUNDARY,
    unseen: ["The subscriber's digits (MSIN) in binary fields, and without their leading zeros."],
  },
  {
    name: 'iccid',
    about:
      'Nineteen or twenty digits of a SIM card, the last of which checks the others and is often left out.',
    defined: [
      { title: 'ITU-T E.118', url: 'https://www.itu.int/rec/T-REC-E.118' },
      {
        title: 'ETSI TS 102 221 section 13.2',
        url: 'https://www.etsi.org/deliver/etsi_ts/102200_102299/102221/',
      },
    ],
    words: {
      'no-check-digit': 'all digits but the last',
      bcd: 'two digits to a byte, as the card stores them',
      ...INTEGER_WORDS,
    },
    examples: [
      {
        case: { identity: [['iccid', '8991101200003204510']] },
        content: '{"simSerial":"899110120000320451"}',
        says: [
          {
            identifier: 'iccid',
            path: 'body/json:/simSerial',
            layers: [],
            forms: ['no-check-digit'],
            field: 'simSerial',
          },
        ],
      },
    ],
    case: { identity: [['iccid', '8991101200003204510']] },
    writings: [
      { stands: '8991101200003204510', forms: [] },
      { stands: '89 91 10 1200 00320451 0', forms: ['separators'] },
      { stands: '899110120000320451', forms: ['no-check-digit'] },
      { stands: '{"d":"7cc6cee78dc7859e"}', forms: ['hex-number'] },
      { stands: { hex: '09 9e85c78de7cec67c' }, forms: ['fixed64'] },
      { stands: { hex: '08 9e8b9eeef8dcb3e37c 10 01' }, forms: ['varint'] },
      { stands: { hex: '01 981901210000234015f0 ff' }, forms: ['bcd'] },
      { stands: '"981901210000234015f0"', forms: ['bcd'] },
    ],
    decoys: [{ stands: '8991101200003204528', because: 'another card' }],
    believed: BOUNDARY,
    unseen: ['Cards whose number has letters in it.'],
  },
  {
    name: 'digits-only',
    about:
      'The figures of a value that the case writes with other signs between them, and with any signs between them on the wire.',
    defined: [],
    words: {
      'digits-only': 'the figures alone',
      separators: 'other signs between the digits, or none',
    },
    examples: [
      {
        case: { identity: [['imei', '49-015420-323751-8']] },
        content: '{"imei":"490154203237518"}',
        says: [{ ...imeiSaid('body/json:/imei', []), forms: ['digits-only'] }],
      },
    ],
    case: { identity: [['imei', '49-015420-323751-8']] },
    writings: [
      { stands: '490154203237518', forms: ['digits-only'] },
      { stands: '49 015420 323751 8', forms: ['separators'] },
    ],
    decoys: [],
    believed: BOUNDARY,
    unseen: [],
  },
  {
    name: 'hex-number',
    about:
      'An id of 64 bits in the other base: hexadecimal ids as decimal numbers, with a sign where Java prints one, decimal ones in hexadecimal; either as bytes.',
    defined: [
      { title: 'Protocol Buffers: encoding', url: 'https://protobuf.dev/programming-guides/encoding/' },
    ],
    words: {
      decimal: 'the number in decimal, unsigned or signed',
      ...INTEGER_WORDS,
    },
    examples: [
      {
        case: { identity: [['android-id', '9d5a6fd0d53a566b']] },
        content: '{"android_id":-7108246119129655701}',
        says: [
          {
            identifier: 'android-id',
            path: 'body/json:/android_id',
            layers: [],
            forms: ['decimal'],
            field: 'android_id',
          },
        ],
      },
    ],
    case: {
      identity: [
        ['android-id', '9d5a6fd0d53a566b'],
        ['gsf-id', '4066210953017483245'],
      ],
    },
    writings: [
      { stands: '{"id":11338497954579895915}', forms: ['decimal'] },
      { stands: '{"gsf":"386e15516c68dfed"}', forms: ['hex-number'] },
      { stands: { hex: '11 6b563ad5d06f5a9d' }, forms: ['fixed64'] },
      { stands: { hex: '10 ebace9a98dfa9bad9d01 18 01' }, forms: ['varint'] },
    ],
    decoys: [{ stands: '{"id":11338497954579895916}', because: 'another number' }],
    believed: BOUNDARY,
    unseen: ['Ids of fewer than 13 hexadecimal digits in decimal.'],
  },
];
