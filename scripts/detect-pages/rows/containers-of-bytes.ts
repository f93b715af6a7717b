import { MOST_DECODED_BYTES, MOST_EXPANSION } from '../../../src/decode/index.ts';
import { imeiSaid } from '../example.ts';
import { type PageRow, rfc } from '../page.ts';

/** `490154203237518` in ASCII. */
const VALUE = '343930313534323033323337353138';

const FIELDS =
  'Lengths and tags must agree from the first byte to the last. In each field layers are looked for by themselves, and a value that fills its field stands whole, whatever is next to it.';

/** Containers that are no text. */
export const containersOfBytes: readonly PageRow[] = [
  {
    name: 'protobuf',
    about:
      'A message of Protocol Buffers without its schema, or several with their lengths before them. What follows `protobuf:` are the numbers of the fields.',
    defined: [
      { title: 'Protocol Buffers: encoding', url: 'https://protobuf.dev/programming-guides/encoding/' },
    ],
    believed: FIELDS,
    unseen: [
      'Names of fields: without the schema there are only numbers, so a value that needs a naming key is not found.',
    ],
    examples: [
      {
        content: { hex: `0a04626f6f74 12 13 08 02 12 0f ${VALUE}` },
        says: [imeiSaid('body/protobuf:2.2', [], '2.2')],
      },
    ],
  },
  {
    name: 'grpc',
    about: 'Frames of gRPC and gRPC-Web: a flag, a length and a message each.',
    defined: [
      { title: 'gRPC over HTTP2', url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md' },
      { title: 'gRPC-Web', url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md' },
    ],
    believed: FIELDS,
    unseen: [],
    examples: [
      {
        content: { hex: `00 00000011 0a0f ${VALUE}` },
        says: [imeiSaid('body/grpc/protobuf:1', [], '1')],
      },
    ],
  },
  {
    name: 'msgpack',
    about: 'MessagePack, by the keys of its maps and the indexes of its lists.',
    defined: [{ title: 'MessagePack', url: 'https://github.com/msgpack/msgpack/blob/master/spec.md' }],
    believed: `It begins with a map or a list. ${FIELDS}`,
    unseen: ['Several documents in a row.'],
    examples: [
      {
        content: { hex: `82 a5 6576656e74 a4 626f6f74 a4 696d6569 af ${VALUE}` },
        says: [imeiSaid('body/msgpack:/imei', [])],
      },
    ],
  },
  {
    name: 'cbor',
    about: 'CBOR, by the keys of its maps and the indexes of its lists.',
    defined: [rfc(8949, '3')],
    believed: `It begins with a map, a list or a tag. ${FIELDS}`,
    unseen: ['Several documents in a row.'],
    examples: [
      {
        content: { hex: `a1 64 696d6569 6f ${VALUE}` },
        says: [imeiSaid('body/cbor:/imei', [])],
      },
    ],
  },
  {
    name: 'binary plist',
    about: "Apple's binary property list, by its keys. In the path it is `plist:`, as the one in XML.",
    defined: [
      {
        title: 'CFBinaryPList.c',
        url: 'https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c',
      },
    ],
    believed: 'It begins with `bplist0`, and its trailer and table of offsets fit.',
    unseen: [],
    examples: [
      {
        content: {
          hex: '62706c6973743030d1010254696d65695f100f343930313534323033323337353138080b100000000000000101000000000000000300000000000000000000000000000022',
        },
        says: [imeiSaid('body/plist:/imei', [])],
      },
    ],
  },
  {
    name: 'wbxml',
    about:
      'WAP binary XML, as Exchange ActiveSync and old over-the-air provisioning speak it. Elements go by the numbers of their tokens.',
    defined: [{ title: 'WBXML 1.3', url: 'https://www.w3.org/TR/wbxml/' }],
    believed: FIELDS,
    unseen: [
      'Names that are in code pages of the application, so a value that needs a naming key is not found under them.',
    ],
    examples: [
      {
        content: { hex: `03 01 6a 00 45 46 03 ${VALUE} 00 01 01` },
        says: [imeiSaid('body/wbxml:/5/6', [], null)],
      },
    ],
  },
  {
    name: 'zip',
    about:
      'A ZIP file, and what is made as one: an APK, a document of an office, a zipped log or bug report. What follows `zip:` is the name of an entry; what was found in such a name, or in a comment, stands under `zip-name` and `zip-comment`.',
    defined: [{ title: 'APPNOTE.TXT, sections 4.3 to 4.5', url: 'https://support.pkware.com/pkzip/appnote' }],
    believed:
      'It begins with the header of an entry: `50 4b 03 04`, a version and a method that there are, and a name without controls. Each entry that is deflated is opened by the header before it, wherever that stands, so that an archive that breaks off, or that was sent in pieces, is read as far as it goes; stored entries are read as they stand, those of zstd as its frames. Entries are unfolded further, an archive in an archive too. A checksum that does not agree is told as a notice, and what was read is searched.',
    unseen: [
      'Entries that are encrypted, or compressed by anything but deflate and zstd (bzip2, LZMA, XZ, deflate64): they count as unread, with the notice `entry-closed`.',
      'The name of an entry, where other bytes than those of a container stand before the archive: what is in it is found all the same.',
      'The rest of an entry that was cut between two pieces of an upload that are not put together.',
      `More than ${MOST_DECODED_BYTES / 1024 ** 2} MB of one section, or more than ${MOST_EXPANSION} times the length of one entry: the rest counts as unread, with the notice \`budget-exceeded\`.`,
    ],
    examples: [
      {
        content: {
          hex: '504b03041400000008000000215c6b4ad5951c0000001a0000000b0000006c6f672f69642e6a736f6eab56cacc4dcd54b25232b1343034353132303632363735b450aa0500504b010214031400000008000000215c6b4ad5951c0000001a0000000b00000000000000000000008001000000006c6f672f69642e6a736f6e504b0506000000000100010039000000450000000000',
        },
        standsFor: '{"imei":"490154203237518"}',
        says: [imeiSaid('body/zip:log~1id.json/deflate/json:/imei', ['deflate'])],
      },
    ],
  },
];
