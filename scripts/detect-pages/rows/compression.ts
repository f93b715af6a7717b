import { MOST_DECODED_BYTES, MOST_EXPANSION } from '../../../src/decode/index.ts';
import { imeiSaid } from '../example.ts';
import { type PageRow, rfc } from '../page.ts';

const STANDS_FOR = '{"imei":"490154203237518"}';

const DECOMPRESSED = [
  `More than ${MOST_DECODED_BYTES / 1024 ** 2} MB of one section, or more than ${MOST_EXPANSION} times the length of one stream: the rest counts as unread, with the notice \`budget-exceeded\`.`,
];

/** Layers that make bytes fewer. */
export const compression: readonly PageRow[] = [
  {
    name: 'gzip',
    about:
      'A gzip file, with all its members. It is read wherever its first bytes stand: as a body, in a multipart, behind a length.',
    defined: [rfc(1952), rfc(9110, '8.4.1.3')],
    believed:
      'The bytes `1f 8b 08` and flags that the RFC knows begin it, and the deflate stream behind them reads. A label (`Content-Encoding`) is a hint: without one it is found, under a wrong one too. A checksum that does not agree is told as a notice, and what was read is searched.',
    unseen: DECOMPRESSED,
    examples: [
      {
        content: {
          hex: `1f8b0800000000000203ab56cacc4dcd54b25232b1343034353132303632363735b450aa05006b4ad5951a000000`,
        },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/gzip/json:/imei', ['gzip'])],
      },
      {
        title: 'in a gRPC frame',
        content: {
          hex: `010000002e 1f8b0800000000000203ab56cacc4dcd54b25232b1343034353132303632363735b450aa05006b4ad5951a000000`,
        },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/grpc/gzip/json:/imei', ['gzip'])],
      },
    ],
  },
  {
    name: 'zlib',
    about:
      'A deflate stream in the zlib wrapping: two bytes before it, a checksum behind it. It is read wherever it begins.',
    defined: [rfc(1950), rfc(1951)],
    believed:
      'It begins with `78 01`, `78 5e`, `78 9c` or `78 da` and a possible block, and the checksum agrees; without the end of the stream, 64 bytes must have come of it.',
    unseen: [
      'A window smaller than 32 KB (a first byte other than `78`), which no common writer makes.',
      'A preset dictionary.',
      ...DECOMPRESSED,
    ],
    examples: [
      {
        content: { hex: '78daab56cacc4dcd54b25232b1343034353132303632363735b450aa05005d1b0665' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/zlib/json:/imei', ['zlib'])],
      },
    ],
  },
  {
    name: 'deflate',
    about:
      'A deflate stream without the zlib wrapping; under `Content-Encoding: deflate`, where both are about, also one with it.',
    defined: [rfc(1951), rfc(9110, '8.4.1.2')],
    believed:
      'The label says so and the stream reads from the first byte to the last. Without a label all of the bytes must be one stream, in a shape that random bytes do not have, and what comes of it must be no accident.',
    unseen: ['A raw stream in the midst of other bytes.', ...DECOMPRESSED],
    examples: [
      {
        contentEncodings: ['deflate'],
        content: { hex: 'ab56cacc4dcd54b25232b1343034353132303632363735b450aa0500' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/deflate/json:/imei', ['deflate'])],
      },
    ],
  },
  {
    name: 'br',
    about: 'Brotli, as browsers and servers speak it.',
    defined: [rfc(7932)],
    believed:
      'A label says so: brotli has no first bytes to know it by. Text under the label is only taken for it where all of it reads. Without a label all of the bytes must be one stream, in a shape that random bytes do not have, and what comes of it must be no accident.',
    unseen: ['A stream in the midst of other bytes.', ...DECOMPRESSED],
    examples: [
      {
        contentEncodings: ['br'],
        content: { hex: '8b0c807b22696d6569223a22343930313534323033323337353138227d03' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/br/json:/imei', ['br'])],
      },
    ],
  },
  {
    name: 'zstd',
    about: 'Zstandard, one frame or several in a row, wherever the first begins.',
    defined: [rfc(8878), rfc(9659)],
    believed: 'The four bytes `28 b5 2f fd` begin it and the frame reads. A label is a hint.',
    unseen: ['Frames that need a dictionary.', 'Frames without their magic number.', ...DECOMPRESSED],
    examples: [
      {
        content: { hex: '28b52ffd201ad100007b22696d6569223a22343930313534323033323337353138227d' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/zstd/json:/imei', ['zstd'])],
      },
    ],
  },
  {
    name: 'snappy',
    about: 'Snappy, raw or in its framing format.',
    defined: [
      { title: 'Snappy, raw', url: 'https://github.com/google/snappy/blob/main/format_description.txt' },
      { title: 'Snappy, framing', url: 'https://github.com/google/snappy/blob/main/framing_format.txt' },
    ],
    believed:
      'Frames begin with `ff 06 00 00` and `sNaPpY`, anywhere. Raw bytes need a label, or all of them must read to the length that they say, and what comes of it must be no accident.',
    unseen: ['Raw bytes in the midst of others.', ...DECOMPRESSED],
    examples: [
      {
        contentEncodings: ['snappy'],
        content: { hex: '1a647b22696d6569223a22343930313534323033323337353138227d' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/snappy/json:/imei', ['snappy'])],
      },
    ],
  },
  {
    name: 'lz4',
    about: 'LZ4: its frames, and single blocks, with four bytes of length before them or none.',
    defined: [
      { title: 'LZ4 frames', url: 'https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md' },
      { title: 'LZ4 blocks', url: 'https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md' },
    ],
    believed:
      'Frames begin with `04 22 4d 18`, anywhere. Blocks need a label, or all of the bytes must be one, and what comes of it must be no accident.',
    unseen: ['Blocks in the midst of other bytes.', 'Dictionaries.', ...DECOMPRESSED],
    examples: [
      {
        content: {
          hex: '04224d186040821c000000f00b7b22696d6569223a22343930313534323033323337353138227d00000000',
        },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/lz4/json:/imei', ['lz4'])],
      },
    ],
  },
  {
    name: 'lz-string',
    about:
      'lz-string, as web views keep and send what they compress: its bytes, its base64, its URI-safe writing, its UTF-16.',
    defined: [{ title: 'lz-string', url: 'https://github.com/pieroxy/lz-string' }],
    believed:
      'A run of letters, a row of characters, or all of a part reads to the end that the stream itself has.',
    unseen: ['Text that begins with a character other than ASCII.', ...DECOMPRESSED],
    examples: [
      {
        content: '{"z":"N4IglgtgpmIFwgCwE4AMBGArIgTKgzDvgOyboAcIAvkA"}',
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/json:/z/lz-string/json:/imei', ['lz-string'])],
      },
    ],
  },
];
