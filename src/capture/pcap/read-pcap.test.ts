import { describe, expect, it } from 'vitest';
import { inputOf } from '../byte-input.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Packet, Recorded } from '../recorded.ts';
import { ByteWriter } from '../testing/byte-writer.ts';
import { buildPcap } from '../testing/index.ts';
import { MOST_PACKET_BYTES } from './most-packet-bytes.ts';
import { readPcap } from './read-pcap.ts';

const at = 1_407_000_000_123_456;
const hello = Uint8Array.of(1, 2, 3, 4, 5);
const packets = [
  { at, bytes: hello },
  { at: at + 1, bytes: hello.subarray(1), wireLength: 1500 },
];

const read = (bytes: Uint8Array): Recorded[] => [...readPcap(new ByteReader(inputOf([bytes])), 'a.pcap')];
const codes = (records: readonly Recorded[]) =>
  records.map((recorded) => (recorded.kind === 'notice' ? recorded.notice.code : recorded.kind));
const skippedBytes = (records: readonly Recorded[]) =>
  records.map((recorded) => (recorded.kind === 'notice' ? recorded.notice.byteLength : undefined));

describe('readPcap', () => {
  it.each([
    ['little-endian', { endian: 'little' as const }],
    ['big-endian', { endian: 'big' as const }],
    ['little-endian in nanoseconds', { endian: 'little' as const, nanos: true }],
    ['big-endian in nanoseconds', { endian: 'big' as const, nanos: true }],
  ])('reads packets, %s', (_name, how) => {
    expect(read(buildPcap({ linkType: 113, packets, ...how }))).toEqual([
      { kind: 'packet', at, linkType: 113, bytes: hello, wireLength: 5, origin: { index: 1, offset: 40 } },
      {
        kind: 'packet',
        at: at + 1,
        linkType: 113,
        bytes: hello.subarray(1),
        wireLength: 1500,
        origin: { index: 2, offset: 61 },
      },
    ]);
  });

  it('reads the modified form, whose record headers are longer', () => {
    const file = new ByteWriter('little').u32(0xa1b2cd34).u16(2).u16(4).u32(0).u32(0).u32(65_535).u32(1);
    file.u32(7).u32(8).u32(5).u32(5).u32(0).u32(0).bytes(hello);
    expect(read(file.done())).toMatchObject([
      { at: 7_000_008, bytes: hello, origin: { index: 1, offset: 48 } },
    ]);
  });

  it('takes the lengths of files before version 2.3 in their order', () => {
    const file = new ByteWriter('big').u32(0xa1b2c3d4).u16(2).u16(2).u32(0).u32(0).u32(96).u32(1);
    file.u32(7).u32(8).u32(60).u32(5).bytes(hello);
    expect(read(file.done())).toMatchObject([{ bytes: hello, wireLength: 60 }]);
  });

  it('leaves the bits on frame check sequences out of the link type', () => {
    const [packet] = read(buildPcap({ linkType: 0x54000001, packets })) as Packet[];
    expect(packet?.linkType).toBe(1);
  });

  it('never says that a packet was shorter on the wire than it is here', () => {
    expect(read(buildPcap({ linkType: 1, packets: [{ at, bytes: hello, wireLength: 2 }] }))).toMatchObject([
      { bytes: hello, wireLength: 5 },
    ]);
  });

  it('accounts for every byte of a file that is cut anywhere', () => {
    const whole = buildPcap({ linkType: 1, packets });
    for (let cut = 0; cut < whole.byteLength; cut++) {
      const records = read(whole.subarray(0, cut));
      const accounted = records.reduce(
        (sum, recorded) => {
          if (recorded.kind === 'packet') return sum + 16 + recorded.bytes.byteLength;
          return sum + (recorded.kind === 'notice' ? (recorded.notice.byteLength ?? 0) : 0);
        },
        cut < 24 ? 0 : 24,
      );
      expect(accounted, `cut at ${cut}`).toBe(cut);
    }
  });

  it('stops at a length that cannot be true, and says how much was left', () => {
    const before = buildPcap({ linkType: 1, packets });
    const file = new ByteWriter('little').bytes(before).u32(1).u32(1);
    file
      .u32(MOST_PACKET_BYTES + 1)
      .u32(MOST_PACKET_BYTES + 1)
      .bytes(new Uint8Array(100));
    const records = read(file.done());
    expect(codes(records)).toEqual(['packet', 'packet', 'packet-too-long']);
    expect(skippedBytes(records).at(-1)).toBe(116);
  });

  it('reads packets that are longer than the header allows, and says so once', () => {
    const file = buildPcap({ linkType: 1, packets });
    new DataView(file.buffer).setUint32(16, 2, true);
    expect(codes(read(file))).toEqual(['snap-length-wrong', 'packet', 'packet']);
  });
});
