import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, latin1Of, verbatim } from '../../base/index.ts';
import { Budget } from '../stream/budget.ts';
import { buildHttp2Fields } from '../testing/index.ts';
import { HUFFMAN_LENGTHS } from './data/huffman-lengths.ts';
import { STATIC_TABLE } from './data/static-table.ts';
import { FREE_EXPANSION, HpackDecoder, MOST_EXPANSION } from './hpack-decoder.ts';
import { MOST_TABLE_BYTES } from './hpack-table.ts';
import { readHuffman } from './huffman.ts';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const blockOf = (bytes: Uint8Array) => ({ bytes, source: verbatim(1, 0) });

/** The fields of blocks that one encoder sent, each as a line. */
function linesOf(decoder: HpackDecoder, hex: string): string[] {
  const { fields, wrongBytes } = decoder.decode(blockOf(fromHex(hex)));
  expect(wrongBytes).toBe(0);
  return fields.map(({ name, value }) => `${name}: ${value === null ? '?' : latin1Of(value.bytes)}`);
}

const date = (second: number) => `Mon, 21 Oct 2013 20:13:${second} GMT`;
const cookie = 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1';
const requests = [
  [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'],
  [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com', 'cache-control: no-cache'],
  [
    ':method: GET',
    ':scheme: https',
    ':path: /index.html',
    ':authority: www.example.com',
    'custom-key: custom-value',
  ],
];
const responses = [
  [':status: 302', 'cache-control: private', `date: ${date(21)}`, 'location: https://www.example.com'],
  [':status: 307', 'cache-control: private', `date: ${date(21)}`, 'location: https://www.example.com'],
  [
    ':status: 200',
    'cache-control: private',
    `date: ${date(22)}`,
    'location: https://www.example.com',
    'content-encoding: gzip',
    `set-cookie: ${cookie}`,
  ],
];

/** RFC 7541 appendix C, by its sections. */
const VECTORS: readonly [string, readonly string[], readonly (readonly string[])[]][] = [
  ['C.2.1', ['400a637573746f6d2d6b65790d637573746f6d2d686561646572'], [['custom-key: custom-header']]],
  ['C.2.2', ['040c2f73616d706c652f70617468'], [[':path: /sample/path']]],
  ['C.2.3', ['100870617373776f726406736563726574'], [['password: secret']]],
  ['C.2.4', ['82'], [[':method: GET']]],
  [
    'C.3',
    [
      '828684410f7777772e6578616d706c652e636f6d',
      '828684be58086e6f2d6361636865',
      '828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565',
    ],
    requests,
  ],
  [
    'C.4',
    [
      '828684418cf1e3c2e5f23a6ba0ab90f4ff',
      '828684be5886a8eb10649cbf',
      '828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf',
    ],
    requests,
  ],
  [
    'C.5',
    [
      `3fe101 4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d54
       6e1768747470733a2f2f7777772e6578616d706c652e636f6d`.replace(/\s/g, ''),
      '4803333037c1c0bf',
      `88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f6f3d4153444a4b
       48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31`.replace(
        /\s/g,
        '',
      ),
    ],
    responses,
  ],
  [
    'C.6',
    [
      `3fe101 488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8
       e9ae82ae43d3`.replace(/\s/g, ''),
      '4883640effc1c0bf',
      `88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5
       af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007`.replace(/\s/g, ''),
    ],
    responses,
  ],
];

describe('HpackDecoder', () => {
  it.each(VECTORS)('reads RFC 7541 appendix %s', (_section, blocks, expected) => {
    const decoder = new HpackDecoder(new Budget());
    expect(blocks.map((hex) => linesOf(decoder, hex))).toEqual(expected);
  });

  it('has the code and the table of the RFC whole', () => {
    expect(HUFFMAN_LENGTHS.length).toBe(257);
    // Kraft: no code is left over and none is missing.
    expect(HUFFMAN_LENGTHS.reduce((sum, length) => sum + 2 ** (30 - length), 0)).toBe(2 ** 30);
    expect(STATIC_TABLE.length).toBe(61);
  });

  it('leads to where a value was spelled out, and to what refers to it', () => {
    const decoder = new HpackDecoder(new Budget());
    const piecesOf = (bytes: Uint8Array, index: number) => {
      const [field] = decoder.decode({ bytes, source: verbatim(index, index * 1000) }).fields;
      const value = field?.value;
      return value?.source.pieces({ start: 1, end: value.bytes.length });
    };
    expect(piecesOf(buildHttp2Fields({ key: 'value' }, true), 1)).toEqual([
      { index: 1, offset: 1007, byteLength: 4 },
    ]);
    expect(piecesOf(fromHex('be'), 2)).toEqual([
      { index: 1, offset: 1007, byteLength: 4 },
      { index: 2, offset: 2000, byteLength: 1 },
    ]);
    // Of a coded string no part stands by itself.
    expect(piecesOf(fromHex('418cf1e3c2e5f23a6ba0ab90f4ff'), 3)).toEqual([
      { index: 3, offset: 3002, byteLength: 12 },
    ]);
  });

  it.each([
    ['index 0', '80'],
    ['an index beyond both tables', 'ff20'],
    ['an integer that never ends', 'ffffffffffffffffff'],
    ['an integer beyond all blocks', '3fffffffff7f'],
    ['a string longer than the block', '0003616263 7f00'],
    ['a string that is not there', '0003616263'],
    ['padding of an octet', '000161 82 0fff'],
    ['padding that is not ones', '000161 81 08'],
    ['the end of the string inside one', '000161 84 fffffffc'],
  ])('stops at %s, and knows the table no more', (_what, hex) => {
    const decoder = new HpackDecoder(new Budget());
    const block = concatBytes([buildHttp2Fields({ good: 'one' }, true), fromHex(hex)]);
    const { fields, wrongBytes } = decoder.decode(blockOf(block));
    expect(fields.map(({ name }) => name)).toEqual(['good']);
    expect(wrongBytes).toBe(fromHex(hex).length);
    expect(linesOf(decoder, 'be')).toEqual(['null: ?']);
  });

  it('knows by their numbers what was said since the table was lost', () => {
    const decoder = new HpackDecoder(new Budget());
    decoder.lose();
    decoder.decode(blockOf(buildHttp2Fields({ a: '1', b: '2' }, true)));
    // The latest, the one before, one that is not known, and the name of that with a value of its own.
    expect(linesOf(decoder, 'be bf c0 7f010133')).toEqual(['b: 2', 'a: 1', 'null: ?', 'null: 3']);
  });

  it('lets go what no longer fits, and holds no more than its bound', () => {
    const budget = new Budget();
    const decoder = new HpackDecoder(budget);
    const { isOversized } = decoder.decode(blockOf(fromHex('3fe1ffffff00')));
    expect(isOversized).toBe(true);
    for (let i = 0; i < 200; i++) {
      decoder.decode(blockOf(buildHttp2Fields({ [`name-${i}`]: 'x'.repeat(4000) }, true)));
      expect(budget.held).toBeLessThanOrEqual(MOST_TABLE_BYTES);
    }
    expect(budget.held).toBeGreaterThan(MOST_TABLE_BYTES / 2);
    decoder.decode(blockOf(fromHex('20')));
    expect(budget.held).toBe(0);
  });

  it('gives no more than a bounded multiple of what was sent', () => {
    const decoder = new HpackDecoder(new Budget());
    const first = buildHttp2Fields({ name: 'x'.repeat(4000) }, true);
    decoder.decode(blockOf(first));
    const bomb = new Uint8Array(10_000).fill(0xbe);
    const { fields, wrongBytes } = decoder.decode(blockOf(bomb));
    const given = fields.reduce((sum, { value }) => sum + (value?.bytes.length ?? 0), 0);
    expect(given).toBeGreaterThan(FREE_EXPANSION);
    expect(given).toBeLessThanOrEqual(FREE_EXPANSION + (first.length + bomb.length) * MOST_EXPANSION);
    expect(fields.length).toBe(bomb.length);
    expect(wrongBytes).toBe(0);
  });

  it('takes any bytes, and accounts for each', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 }), (blocks) => {
        const budget = new Budget();
        const decoder = new HpackDecoder(budget);
        for (const bytes of blocks) {
          const { fields, wrongBytes } = decoder.decode(blockOf(bytes));
          expect(fields.reduce((sum, field) => sum + field.byteLength, 0) + wrongBytes).toBeLessThanOrEqual(
            bytes.length,
          );
        }
        decoder.lose();
        expect(budget.held).toBe(0);
      }),
    );
  });
});

describe('readHuffman', () => {
  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const read = readHuffman(bytes, 0, bytes.length);
        expect(read === null || read.length <= (bytes.length * 8) / 5).toBe(true);
      }),
    );
  });
});
