import type { FormsRow } from '../forms-page.ts';
import { BOUNDARY, INTEGER_WORDS } from './number-words.ts';

/** Families of what networks and people call one another by. */
export const formsOfTelephony: readonly FormsRow[] = [
  {
    name: 'phone',
    about:
      "A telephone number as people and programs write it: with the country's code or without, as dialled at home, in groups, as a number, by its last digits. National writings are read by the market of the case.",
    defined: [
      { title: 'ITU-T E.164', url: 'https://www.itu.int/rec/T-REC-E.164' },
      { title: 'ITU-T E.123', url: 'https://www.itu.int/rec/T-REC-E.123' },
      { title: 'the numbering plans of libphonenumber', url: 'https://github.com/google/libphonenumber' },
    ],
    words: {
      international: "with the country's code, without `+` or behind `00`",
      national: "without the country's code, with or without what is dialled first at home",
      separators:
        'other signs between the digits, or none; up to three between two digits, in any groups where there are nine digits',
      'last-n': 'the last seven to ten digits; weak',
      bcd: 'two digits to a byte',
      ...INTEGER_WORDS,
    },
    examples: [
      {
        case: { market: 'IN', identity: [['contact-number', '+91 98765 43210']] },
        location: 'url',
        content: '/pass/user@id?type=MXPH&externalId=09876543210',
        says: [
          {
            identifier: 'contact-number',
            path: 'url/query:externalId',
            layers: [],
            forms: ['national'],
            field: 'externalId',
          },
        ],
      },
    ],
    case: { market: 'IN', identity: [['msisdn', '+91 98123 45678']] },
    writings: [
      { stands: '+919812345678', forms: [] },
      { stands: '919812345678', forms: ['international'] },
      { stands: '00919812345678', forms: ['international'] },
      { stands: '09812345678', forms: ['national'] },
      { stands: '9812345678', forms: ['national'] },
      { stands: '+91 (981) 234-5678', forms: ['separators'] },
      { stands: '098123 45678', forms: ['national', 'separators'] },
      { stands: 'x=d629168f4e', forms: ['international', 'hex-number'] },
      { stands: { hex: '19 4e8f1629d6000000' }, forms: ['international', 'fixed64'] },
      { stands: { hex: '18 ce9edac8e21a' }, forms: ['international', 'varint'] },
      { stands: { hex: '01 198921436587' }, forms: ['international', 'bcd'] },
      { stands: '{"phone":"2345678"}', forms: ['last-n'] },
    ],
    decoys: [
      { stands: '+919812345679', because: 'the last digit is another' },
      {
        stands: '+449812345678',
        because: "the national writing behind another country's code is another number",
      },
      { stands: '{"x":"12345678"}', because: 'so few digits need a naming key' },
    ],
    believed: `${BOUNDARY} Under a field's name that says so even the last seven digits count.`,
    unseen: [
      'Numbers written in words.',
      'National writings where the case names no market and the number no country.',
    ],
  },
  {
    name: 'mcc-mnc',
    about: 'The numeric codes of an operator that the case names, as far as the table of markets has them.',
    defined: [{ title: 'ITU-T E.212', url: 'https://www.itu.int/rec/T-REC-E.212' }],
    words: { 'mcc-mnc': 'the codes of country and network; weak' },
    examples: [
      {
        case: { market: 'IN', identity: [['carrier', 'Airtel']] },
        content: '{"operator":"40410"}',
        says: [
          {
            identifier: 'carrier',
            path: 'body/json:/operator',
            layers: [],
            forms: ['mcc-mnc'],
            field: 'operator',
          },
        ],
      },
    ],
    case: { market: 'IN', identity: [['carrier', 'Airtel']] },
    writings: [
      { stands: 'operator=40410', forms: ['mcc-mnc'] },
      { stands: '{"mccmnc":"404-10"}', forms: ['mcc-mnc'] },
    ],
    decoys: [{ stands: '{"x":"40410"}', because: 'five figures need a naming key' }],
    believed: 'It is the whole value of a field that is named for an operator.',
    unseen: ['Operators that are not in the table, and MCC and MNC in two fields.'],
  },
  {
    name: 'cell',
    about:
      'A radio cell whose numbers stand in fields of their own: the country, the network, the area, the cell.',
    defined: [
      {
        title: '3GPP TS 23.003, sections 4.3 and 19.6',
        url: 'https://www.3gpp.org/dynareport/23003.htm',
      },
    ],
    words: { cell: "the cell's own number, with that of its area in a field beside it; weak" },
    examples: [
      {
        case: { identity: [['cell-id', '404-10-1234-56789']] },
        content: '{"mcc":404,"mnc":10,"lac":1234,"cid":56789}',
        says: [
          {
            identifier: 'cell-id',
            path: 'body/json:/cid',
            layers: [],
            forms: ['cell'],
            field: 'cid',
          },
        ],
      },
    ],
    case: { identity: [['cell-id', '404-10-1234-56789']] },
    writings: [
      { stands: 'plmn=40410&tac=1234&ci=56789', forms: ['cell'] },
      { stands: '<c><mcc>404</mcc><lac>1234</lac><cid>56789</cid></c>', forms: ['cell'] },
    ],
    decoys: [
      { stands: '{"cid":56789}', because: 'a number that any area may have' },
      { stands: '{"mcc":404,"mnc":10,"lac":1235,"cid":56789}', because: 'another area' },
      { stands: '{"mcc":310,"lac":1234,"cid":56789}', because: 'another country' },
    ],
    believed:
      'The number is the whole value of a field that is named for a cell, that of the area stands under its name in the same record of text, and what codes of a country or a network stand there are those of the case.',
    unseen: [
      'Cells of cases that do not write the four numbers apart, and numbers in fields of binary containers.',
    ],
  },
];
