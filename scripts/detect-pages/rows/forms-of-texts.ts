import { FEWEST_OF_FRAGMENT } from '../../../src/detect/forms/index.ts';
import { FEWEST_BITS } from '../../../src/detect/proves-nothing.ts';
import type { FormsRow } from '../forms-page.ts';
import { rfc } from '../page.ts';

const WORD = `No letter or figure stands right before or behind it. What tells too little (\`Li\`, \`Airtel\`, what a measure of words gives fewer than ${FEWEST_BITS} bits) is only believed as the whole value of a field that is named for its kind.`;

const ASHA = [['contact-name', 'Asha Testcase']] as const;
const ZOE = [['contact-name', 'Zo\u00eb Testcase']] as const;
const MAIL = [['email', 'asha.test@example.org']] as const;
const SMS =
  'Dear Asha, the heron left the blue ladder at Harbour 7 on Tuesday; call 0981 about the violet umbrella.';
/** Families of what is made of words. */
export const formsOfTexts: readonly FormsRow[] = [
  {
    name: 'as-given',
    about: 'The value exactly as the case gives it. Every kind is searched for so, and `forms` is empty.',
    defined: [],
    words: {},
    examples: [
      {
        case: { identity: [['ssid', 'Heron Harbour 7']] },
        content: '{"net":"Heron Harbour 7"}',
        says: [{ identifier: 'ssid', path: 'body/json:/net', layers: [], forms: [], field: 'net' }],
      },
    ],
    case: {
      identity: [
        ['ssid', 'Heron Harbour 7'],
        ['carrier', 'Airtel'],
      ],
    },
    writings: [
      { stands: 'joined "Heron Harbour 7" at 9', forms: [] },
      { stands: '{"carrier":"Airtel"}', forms: [] },
    ],
    decoys: [
      { stands: 'Heron Harbour 70', because: 'another network' },
      { stands: '{"ad":"Airtel"}', because: 'an operator is named everywhere: it needs a naming key' },
    ],
    believed: WORD,
    unseen: [],
  },
  {
    name: 'case-folded',
    about: 'Small and capital letters, and both ways in which Unicode composes a letter with its marks.',
    defined: [
      { title: 'Unicode Standard Annex 15 (NFC, NFD)', url: 'https://www.unicode.org/reports/tr15/' },
    ],
    words: {
      'lower-case': 'small letters throughout',
      'upper-case': 'capital letters throughout',
      'mixed-case': 'small and capital letters otherwise than in the case',
      nfc: 'letters composed with their marks',
      nfd: 'marks behind their letters',
      'latin-1': 'one byte a letter, as ISO 8859-1 and Windows-1252 have it, in what is no UTF-8',
      separators: 'no-break spaces for spaces',
    },
    examples: [
      {
        case: { identity: ASHA },
        content: '{"fn":"ASHA TESTCASE"}',
        says: [
          {
            identifier: 'contact-name',
            path: 'body/json:/fn',
            layers: [],
            forms: ['upper-case'],
            field: 'fn',
          },
        ],
      },
    ],
    case: { identity: [...ZOE, ['name', 'Ame\u0301lie Canary']] },
    writings: [
      { stands: 'Zo\u00eb Testcase', forms: [] },
      { stands: 'Am\u00e9lie Canary', forms: ['nfc'] },
      { stands: 'zo\u00eb testcase', forms: ['lower-case'] },
      { stands: 'ZO\u00cb TESTCASE', forms: ['upper-case'] },
      { stands: 'Zo\u00eb TestCase', forms: ['mixed-case'] },
      { stands: 'Zoe\u0308 Testcase', forms: ['nfd'] },
      { stands: { hex: '223d 5a6feb205465737463617365 22' }, forms: ['latin-1'] },
      { stands: { hex: '223d 5a4fcb205445535443415345 22' }, forms: ['upper-case', 'latin-1'] },
      { stands: 'Zo\u00eb\u00a0Testcase', forms: ['separators'] },
    ],
    decoys: [{ stands: 'Zo\u00eb Testcases', because: 'a longer word' }],
    believed: WORD,
    unseen: [
      'Letters past ASCII in mixed case (`zO\u00cb`), and any mixed case in ISO 8859-1.',
      'Other alphabets of one byte a letter (ISO 8859-5, KOI8-R), and those of two (GBK, Shift_JIS).',
    ],
  },
  {
    name: 'person-name',
    about: 'The family name first, with a comma or without; and either order without diacritics.',
    defined: [],
    words: {
      reordered: 'the words in another order',
      folded: 'without diacritics',
    },
    examples: [
      {
        case: { identity: ASHA },
        content: '{"contact":"Testcase, Asha"}',
        says: [
          {
            identifier: 'contact-name',
            path: 'body/json:/contact',
            layers: [],
            forms: ['reordered'],
            field: 'contact',
          },
        ],
      },
    ],
    case: { identity: ZOE },
    writings: [
      { stands: 'Testcase Zo\u00eb', forms: ['reordered'] },
      { stands: 'Zoe Testcase', forms: ['folded'] },
      { stands: 'Testcase,Zoe', forms: ['folded', 'reordered'] },
      { stands: '"zoe testcase"', forms: ['lower-case', 'folded'] },
    ],
    decoys: [{ stands: 'Testcase Zoey', because: 'another name' }],
    believed: WORD,
    unseen: ['Initials, first names alone, other scripts.', 'Other orders of more than four words.'],
  },
  {
    name: 'email',
    about:
      'An address without the points that some hosts do not mind, with a tag or without its own, and its host.',
    defined: [rfc(5321, '4.1.2'), rfc(5233)],
    words: {
      'no-dots': 'without the points before the `@`',
      'no-tag': 'without the tag that the case gives it',
      tagged: 'with a tag, or another one',
      domain: 'the host alone; weak',
    },
    examples: [
      {
        case: { identity: MAIL },
        content: 'to=asha.test+news@example.org',
        says: [{ identifier: 'email', path: 'body/form:to', layers: [], forms: ['tagged'], field: 'to' }],
      },
    ],
    case: {
      identity: [
        ['email', 'asha.test@example.org'],
        ['contact-email', 'bela+shop@example.net'],
      ],
    },
    writings: [
      { stands: 'Asha.Test@example.org', forms: ['mixed-case'] },
      { stands: 'ashatest@example.org', forms: ['no-dots'] },
      { stands: '<bela@example.net>', forms: ['no-tag'] },
      { stands: 'bela+x@example.net', forms: ['no-tag', 'tagged'] },
      { stands: '{"email":"example.org"}', forms: ['domain'] },
    ],
    decoys: [
      { stands: 'asha.test@example.org.in', because: 'another host' },
      { stands: 'x.asha.test@example.org', because: 'another address' },
      { stands: 'https://example.org/', because: 'the host alone needs a naming key' },
    ],
    believed: 'No sign of an address goes on before it, none of a host behind it.',
    unseen: ['The part before the `@` alone.', 'Tags behind other signs than a plus.'],
  },
  {
    name: 'fragment',
    about: `A piece of a long text, of at least ${FEWEST_OF_FRAGMENT} bytes.`,
    defined: [],
    words: { fragment: 'a piece of the text, as long as it goes' },
    examples: [
      {
        case: { identity: [['sms-text', SMS]] },
        content: '{"preview":"the heron left the blue ladder at Harbour 7 on Tuesday..."}',
        says: [
          {
            identifier: 'sms-text',
            path: 'body/json:/preview',
            layers: [],
            forms: ['fragment'],
            field: 'preview',
          },
        ],
      },
    ],
    case: { identity: [['sms-text', SMS]] },
    writings: [
      { stands: SMS, forms: [] },
      { stands: 'HARBOUR 7 ON TUESDAY; CALL 0981 ABOUT THE VIOLET UMBRELLA.', forms: ['fragment'] },
    ],
    decoys: [
      {
        stands: 'the blue ladder at Harbour 7',
        because: 'too short: two people may write the same six words',
      },
      {
        stands: 'Dear Asha, the stork left the blue ladder at Harbour 8 on Tuesday',
        because: `no piece of ${FEWEST_OF_FRAGMENT} bytes is the same`,
      },
    ],
    believed: `All of at least ${FEWEST_OF_FRAGMENT} bytes in a row agree, either case.`,
    unseen: [`Texts of ${FEWEST_OF_FRAGMENT} bytes or fewer, other than whole.`],
  },
];
