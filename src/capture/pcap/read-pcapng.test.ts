import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Recorded } from '../recorded.ts';
import { ByteWriter } from '../testing/byte-writer.ts';
import { buildPcapng, buildPcapngBlocks, type PlannedBlock } from '../testing/index.ts';
import { MOST_BLOCK_BYTES, readPcapng } from './read-pcapng.ts';
import { NO_TIME } from './section-state.ts';

const at = 1_407_000_000_123_456;
const hello = Uint8Array.of(1, 2, 3, 4, 5);
const section: PlannedBlock = { kind: 'section' };
const ethernet: PlannedBlock = { kind: 'interface', linkType: 1 };
const packet: PlannedBlock = { kind: 'enhanced', at, bytes: hello };

const readBytes = (bytes: Uint8Array): Recorded[] => [
  ...readPcapng(new ByteReader(inputOf([bytes])), 'a.pcapng'),
];
const read = (...blocks: PlannedBlock[]) => readBytes(buildPcapngBlocks(blocks));
const codes = (records: readonly Recorded[]) =>
  records.map((recorded) => (recorded.kind === 'notice' ? recorded.notice.code : recorded.kind));
const raw = (type: number, byteLength = 8): PlannedBlock => ({
  kind: 'raw',
  type,
  body: new Uint8Array(byteLength),
});

describe('readPcapng', () => {
  it.each(['little', 'big'] as const)('reads packets, %s-endian', (endian) => {
    const bytes = buildPcapng({ linkType: 113, endian, packets: [{ at, bytes: hello, wireLength: 99 }] });
    const [found] = readBytes(bytes);
    expect(found).toMatchObject({ kind: 'packet', at, linkType: 113, bytes: hello, wireLength: 99 });
    expect(found).toMatchObject({ origin: { index: 1, offset: Buffer.from(bytes).indexOf(hello) } });
  });

  it('starts afresh with each section: byte order, interfaces, but not numbers', () => {
    const records = read(
      section,
      ethernet,
      packet,
      { kind: 'section', endian: 'big' },
      packet,
      {
        kind: 'interface',
        linkType: 101,
      },
      packet,
    );
    expect(codes(records)).toEqual(['packet', 'interface-unknown', 'packet']);
    expect(records[2]).toMatchObject({ linkType: 101, at, origin: { index: 3 } });
  });

  it('reads times as the interface of each packet counts them', () => {
    const records = read(
      section,
      { kind: 'interface', linkType: 1, resolution: 9 },
      { kind: 'interface', linkType: 12, resolution: 0x80 | 20, offsetSeconds: 1_400_000_000 },
      { kind: 'enhanced', at, bytes: hello },
      { kind: 'enhanced', at: 1_407_000_000_500_000, bytes: hello, interface: 1 },
    );
    expect(records).toMatchObject([
      { at, linkType: 1 },
      { at: 1_407_000_000_500_000, linkType: 12 },
    ]);
  });

  it('reads obsolete packet blocks', () => {
    expect(read(section, ethernet, { kind: 'obsolete', at, bytes: hello, wireLength: 77 })).toMatchObject([
      { at, bytes: hello, wireLength: 77 },
    ]);
  });

  it('reads simple packet blocks up to the limit of the interface, with the time of the packet before', () => {
    const records = read(section, { kind: 'interface', linkType: 1, snapLength: 5 }, packet, {
      kind: 'simple',
      bytes: hello,
      wireLength: 1500,
    });
    expect(codes(records)).toEqual(['packet', 'time-unknown', 'packet']);
    expect(records[2]).toMatchObject({ at, bytes: hello, wireLength: 1500, origin: { index: 2 } });
  });

  it('gives packets no time of their own where none before them has one', () => {
    const records = read(section, ethernet, { kind: 'simple', bytes: hello, wireLength: 5 }, packet);
    expect(records.flatMap((one) => (one.kind === 'packet' ? [one.at] : []))).toEqual([NO_TIME, at]);
    expect(records[0]).toMatchObject({
      notice: { code: 'time-unknown', detail: expect.stringContaining('nor has any') },
    });
  });

  it.each([
    ['name resolution', 4, []],
    ['interface statistics', 5, []],
    ['secrets that are not of TLS', 10, ['secrets-unused']],
    ['blocks of unknown kind', 0x12345, ['block-unread']],
  ])('passes over %s', (_name, type, said) => {
    const records = read(section, ethernet, raw(type), packet);
    expect(codes(records)).toEqual([...said, 'packet']);
    expect(records.at(-1)).toMatchObject({ origin: { index: 1 } });
  });

  it.each(['little', 'big'] as const)(
    'gives the key logs in it, wherever they stand, %s-endian',
    (endian) => {
      const log = bytesOf('CLIENT_RANDOM 00 11');
      const body = new ByteWriter(endian).u32(0x544c534b).u32(log.length).padded(log).done();
      const secrets: PlannedBlock = { kind: 'raw', type: 10, body };
      const records = read({ kind: 'section', endian }, ethernet, secrets, packet, secrets, packet);
      expect(codes(records)).toEqual(['secrets', 'packet', 'secrets', 'packet']);
      expect(records[0]).toMatchObject({ bytes: log, origin: { index: 0 } });
      expect(records.at(-1)).toMatchObject({ origin: { index: 2 } });
      const long = new ByteWriter(endian).u32(0x544c534b).u32(4_000).padded(log).done();
      expect(read({ kind: 'section', endian }, { kind: 'raw', type: 10, body: long })).toMatchObject([
        { kind: 'secrets', bytes: long.subarray(8) },
      ]);
    },
  );

  it('numbers packets as Wireshark does where custom blocks stand between them', () => {
    expect(read(section, ethernet, raw(0xbad), packet).at(-1)).toMatchObject({ origin: { index: 2 } });
  });

  it('takes what is there of a packet that claims more than its block holds', () => {
    const bytes = buildPcapng({ linkType: 1, packets: [{ at, bytes: hello }] });
    const start = Buffer.from(bytes).indexOf(hello);
    new DataView(bytes.buffer).setUint32(start - 8, 4000, true);
    const records = readBytes(bytes);
    expect(codes(records)).toEqual(['packet-length-wrong', 'packet']);
    expect(records[1]).toMatchObject({ bytes: Uint8Array.of(1, 2, 3, 4, 5, 0, 0, 0) });
  });

  it('goes on after a block that is too short or too long for its kind', () => {
    const huge = new ByteWriter('little')
      .u32(6)
      .u32(MOST_BLOCK_BYTES + 4)
      .bytes(new Uint8Array(MOST_BLOCK_BYTES - 4));
    const bytes = concatBytes([
      buildPcapngBlocks([section, ethernet, { kind: 'raw', type: 6, body: new Uint8Array(4) }]),
      huge.done(),
      buildPcapngBlocks([packet]),
    ]);
    const records = readBytes(bytes);
    expect(codes(records)).toEqual(['block-broken', 'block-broken', 'packet']);
    expect(records.at(-1)).toMatchObject({ origin: { index: 3 } });
  });

  it.each([0, 8, 11])('stops at a block %i bytes long, and says how much was left', (byteLength) => {
    const broken = new ByteWriter('little').u32(6).u32(byteLength).bytes(new Uint8Array(40)).done();
    const records = readBytes(concatBytes([buildPcapngBlocks([section, ethernet, packet]), broken]));
    expect(codes(records)).toEqual(['packet', 'block-broken']);
    expect(records[1]).toMatchObject({ notice: { byteLength: 48 } });
  });

  it('says so where a block ends with another length, and goes on', () => {
    const bytes = buildPcapngBlocks([section, ethernet, packet]);
    bytes[bytes.byteLength - 4] = 99;
    expect(codes(readBytes(bytes))).toEqual(['block-trailer-wrong', 'packet']);
  });

  it('counts what is left of a file that is cut anywhere', () => {
    const ends = [[section], [section, ethernet], [section, ethernet, packet]].map(
      (blocks) => buildPcapngBlocks(blocks).byteLength,
    );
    const whole = buildPcapngBlocks([section, ethernet, packet]);
    for (let cut = 0; cut <= whole.byteLength; cut++) {
      const left = cut - Math.max(0, ...ends.filter((end) => end <= cut));
      const [first] = readBytes(whole.subarray(0, cut));
      if (left > 0) expect(first).toMatchObject({ notice: { code: 'capture-cut', byteLength: left } });
      else expect(first?.kind).toBe(cut === whole.byteLength ? 'packet' : undefined);
    }
  });
});
