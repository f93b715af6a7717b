import { imeiSaid } from '../example.ts';
import { type PageRow, rfc } from '../page.ts';

const OWN_NUMBER = { market: 'IN', identity: [['msisdn', '+91 98123 45678']] } as const;

/** Layers that write some signs otherwise, so that they fit among others. */
export const escapes: readonly PageRow[] = [
  {
    name: 'percent',
    about:
      'Percent-encoding, in a URL, a form or any text; also twice, three times and deeper. In keys and values a plus sign is a space.',
    defined: [
      rfc(3986, '2.1'),
      {
        title: 'WHATWG URL, application/x-www-form-urlencoded',
        url: 'https://url.spec.whatwg.org/#application/x-www-form-urlencoded',
      },
    ],
    believed:
      'A `%` with two hexadecimal digits behind it. Each key and each value is decoded by itself, so that a span never reaches into its neighbour. A plus sign is a space only in a query or a form; elsewhere, and beside that, it is a plus sign.',
    unseen: ['`%u0039`, as old scripts escape.'],
    examples: [
      {
        case: OWN_NUMBER,
        location: 'url',
        content: '/pass/user@id?type=MXPH&externalId=%2B919812345678',
        says: [
          {
            identifier: 'msisdn',
            path: 'url/query:externalId/percent',
            layers: ['percent'],
            forms: [],
            field: 'externalId',
          },
        ],
      },
      {
        title: 'twice',
        case: OWN_NUMBER,
        location: 'url',
        content: '/login?next=https%3A%2F%2Fid.example%2Fuser%3Ftel%3D%252B919812345678',
        says: [
          {
            identifier: 'msisdn',
            path: 'url/query:next/percent/query:tel/percent',
            layers: ['percent', 'percent'],
            forms: [],
            field: 'tel',
          },
        ],
      },
    ],
  },
  {
    name: 'json-string',
    about:
      'A string with backslashes in it, of JSON or a script: JSON inside JSON, or letters written as `\\u0034`, `\\x34` or `\\064`.',
    defined: [rfc(8259, '7')],
    believed:
      'Between two quotes stands a backslash, or an escape by number stands anywhere. The text around need not be JSON: what is decoded by mistake is searched and found empty.',
    unseen: ['Strings that a script puts together of pieces.'],
    examples: [
      {
        content: '{"log":"{\\"device\\":{\\"imei\\":\\"490154203237518\\"}}"}',
        says: [imeiSaid('body/json:/log/text:imei/json-string/json:/device/imei', ['json-string'])],
      },
      {
        title: 'each figure escaped',
        content: '{"imei":"\\u0034\\u0039\\u0030\\u0031\\u0035\\u0034203237518"}',
        says: [imeiSaid('body/json:/imei/json-string', ['json-string'])],
      },
    ],
  },
  {
    name: 'html-entities',
    about: 'Character references of HTML and XML: by name, by number in decimal or in hexadecimal.',
    defined: [
      { title: 'HTML, character references', url: 'https://html.spec.whatwg.org/#character-references' },
      { title: 'XML 1.0 section 4.1', url: 'https://www.w3.org/TR/xml/#sec-references' },
    ],
    believed: 'An ampersand and a name or number that is one, with the semicolon behind it.',
    unseen: ['Entities that a document type declares.'],
    examples: [
      {
        content: '<p data="{&quot;imei&quot;:&quot;490154203237518&quot;}"/>',
        says: [imeiSaid('body/xml:/p/@data/html-entities/json:/imei', ['html-entities'])],
      },
      {
        title: 'each figure by its number',
        content: '<imei>&#52;&#57;&#48;&#49;&#53;&#52;&#50;&#48;&#51;&#50;&#51;&#55;&#53;&#49;&#56;</imei>',
        says: [imeiSaid('body/xml:/imei/html-entities', ['html-entities'])],
      },
    ],
  },
  {
    name: 'quoted-printable',
    about:
      'Quoted-printable, as mail has it: `=` and two hexadecimal digits for a byte, `=` at the end of a line that goes on.',
    defined: [rfc(2045, '6.7')],
    believed:
      'Each equals sign of the run begins an escape, and something says that they are meant: a line that goes on and is as long as lines are then, several escapes of bytes that need one in a row, or one alone where no name of a pair stands before it.',
    unseen: [
      'Targets of requests.',
      'One escape alone behind what looks like a name (`Jos=E9`).',
      'Escapes in small letters, and of characters that need none where nothing else is escaped.',
    ],
    examples: [
      {
        content:
          'The log of the first hour: the phone started, found its network and told =\r\nits IMEI =3D 490154203237518',
        says: [imeiSaid('body/quoted-printable/text:IMEI', ['quoted-printable'], 'IMEI')],
      },
    ],
  },
];
