import { LONGEST_BASE58 } from '../../../src/decode/base58-region.ts';
import { LEAST_OCTETS, LEAST_TEXT_OCTETS } from '../../../src/decode/hex-runs.ts';
import { LONGEST_UNMARKED } from '../../../src/decode/layers/base85.ts';
import { LEAST_ROW } from '../../../src/decode/layers/utf-16.ts';
import { LONGEST_PATH } from '../../../src/decode/read-run.ts';
import { LEAST_CHARACTERS, LEAST_SHORT } from '../../../src/decode/short-words.ts';
import { imeiSaid } from '../example.ts';
import { type PageRow, rfc } from '../page.ts';

const STANDS_FOR = '{"imei":"490154203237518"}';

const BASE64_BELIEVED = `Any run of at least ${LEAST_CHARACTERS} letters of the alphabet is decoded, whatever comes of it: it may be compressed, encrypted or a digest. A shorter one, of at least ${LEAST_SHORT}, is believed where it is padded as it must be or is a whole value, and gives text and nothing else. Words of small letters and rows of hexadecimal digits are passed over.`;

/** Layers that write bytes with fewer signs, or signs with more bytes. */
export const alphabets: readonly PageRow[] = [
  {
    name: 'base64',
    about:
      'Base64 in its standard alphabet, padded or not: as a value, in lines as mail has it, or right behind other letters, which move its groups of four about.',
    defined: [rfc(4648, '4'), rfc(2045, '6.8')],
    believed: BASE64_BELIEVED,
    unseen: [
      'Values of less than six bytes.',
      `Pieces between slashes in runs longer than ${LONGEST_PATH.toLocaleString('en')} characters.`,
    ],
    examples: [
      {
        content: '{"d":"eyJpbWVpIjoiNDkwMTU0MjAzMjM3NTE4In0="}',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/json:/d/base64/json:/imei', ['base64'])],
      },
      {
        title: 'gzip inside',
        content: 'data=H4sIAAAAAAACA6tWysxNzVSyUjKxNDA0NTEyMDYyNjc1tFCqBQBrStWVGgAAAA==',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/form:data/base64/gzip/json:/imei', ['base64', 'gzip'])],
      },
      {
        title: 'behind other letters',
        content: '{"d":"v1eyJpbWVpIjoiNDkwMTU0MjAzMjM3NTE4In0="}',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/json:/d/base64/json:/imei', ['base64'])],
      },
    ],
  },
  {
    name: 'base64url',
    about:
      'Base64 with `-` and `_` for `+` and `/`, as URLs and tokens have it. What has neither sign in it is called `base64`.',
    defined: [rfc(4648, '5')],
    believed: BASE64_BELIEVED,
    unseen: ['As for [base64](base64.md).'],
    examples: [
      {
        location: 'url',
        content: '/v1/c?p=_-7__nsiaW1laSI6IjQ5MDE1NDIwMzIzNzUxOCJ9',
        standsFor: `four other bytes and ${STANDS_FOR}`,
        says: [imeiSaid('url/query:p/base64url/text:imei', ['base64url'])],
      },
    ],
  },
  {
    name: 'hex',
    about: 'Bytes in hexadecimal, either case, in one row or with one sign between each two.',
    defined: [rfc(4648, '8')],
    believed: `From ${LEAST_OCTETS} bytes on it is read whatever it gives; from ${LEAST_TEXT_OCTETS} where it gives text and nothing else.`,
    unseen: [`Fewer than ${LEAST_TEXT_OCTETS} bytes.`],
    examples: [
      {
        content: 'data=7B22696D6569223A22343930313534323033323337353138227D',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/form:data/hex/json:/imei', ['hex'])],
      },
      {
        title: 'separated',
        content: '{"id":"34-39-30-31-35-34-32-30-33-32-33-37-35-31-38"}',
        standsFor: '490154203237518',
        says: [imeiSaid('body/json:/id/hex', ['hex'], 'id')],
      },
    ],
  },
  {
    name: 'base32',
    about: 'Base32, either case, padded or not.',
    defined: [rfc(4648, '6')],
    believed: `A run of letters has no others in it than base32, a length that bytes can have, and nothing in the bits left over. From ${LEAST_CHARACTERS} letters on it is read whatever it gives, from ${LEAST_SHORT} where it gives text.`,
    unseen: ['The alphabet of base32hex (RFC 4648 section 7), and that of Crockford.'],
    examples: [
      {
        content: 'v=PMRGS3LFNERDUIRUHEYDCNJUGIYDGMRTG42TCOBCPU======',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/form:v/base32/json:/imei', ['base32'])],
      },
    ],
  },
  {
    name: 'base58',
    about: "Base58 in Bitcoin's alphabet, which has none of the letters `0OIl`.",
    defined: [
      {
        title: 'draft-msporny-base58-03',
        url: 'https://datatracker.ietf.org/doc/html/draft-msporny-base58-03',
      },
    ],
    believed: 'A run has no other letters, small and capital ones, and gives something that is no noise.',
    unseen: [
      `Runs longer than ${LONGEST_BASE58.toLocaleString('en')} letters.`,
      'Checksums (Base58Check) are not verified.',
    ],
    examples: [
      {
        content: '{"t":"4mgxbzY1giUqpJhZQsE84ZrMgZNEsCXxtFMN"}',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/json:/t/base58/json:/imei', ['base58'])],
      },
    ],
  },
  {
    name: 'base85',
    about: 'Ascii85, between its marks `<~` and `~>` or without them.',
    defined: [
      {
        title: 'PostScript Language Reference, ASCII85Encode',
        url: 'https://www.adobe.com/jp/print/postscript/pdfs/PLRM.pdf',
      },
    ],
    believed:
      'Between its marks it is read anywhere, whatever it gives; without them where a value may begin, if it gives text.',
    unseen: [
      'The alphabets of Z85 and RFC 1924.',
      `Runs without marks in parts of more than ${LONGEST_UNMARKED.toLocaleString('en')} bytes.`,
    ],
    examples: [
      {
        content: '<~HQm0@ASE>L+uD;60f:dC0JbI?2`3<L,(0~>',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/base85/json:/imei', ['base85'])],
      },
    ],
  },
  {
    name: 'utf-16',
    about: 'Text in UTF-16, either byte order, with a byte order mark or without.',
    defined: [rfc(2781)],
    believed: `At least ${LEAST_ROW} characters of one alphabet stand in a row, or all of a part is text of one alphabet or begins with a byte order mark.`,
    unseen: ['Text without a mark that has no row of one alphabet, such as Chinese.'],
    examples: [
      {
        content: {
          hex: '7b00220069006d006500690022003a00220034003900300031003500340032003000330032003300370035003100380022007d00',
        },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/utf-16/json:/imei', ['utf-16'])],
      },
    ],
  },
];
