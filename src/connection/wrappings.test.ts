import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../base/index.ts';
import type { Heard } from './message.ts';
import {
  buildConversation,
  buildIpPacket,
  buildUdpFrame,
  cutPacket,
  hearAll,
  joinInWifi,
  packetsOf,
  wrappings,
} from './testing/index.ts';

const turns = [
  { from: 'orig', bytes: bytesOf('POST /a HTTP/1.1\r\nHost: a.example\r\nContent-Length: 5\r\n\r\nhello') },
  { from: 'resp', bytes: bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nyo') },
] as const;

const families = [
  { orig: { address: '10.0.0.2', port: 40_000 }, resp: { address: '192.0.2.80', port: 80 } },
  { orig: { address: '2001:db8::2', port: 40_000 }, resp: { address: '2001:db8::80', port: 80 } },
];

/** IP packets of the conversation and of one datagram, without their Ethernet header. */
const inner = families.map((ends) =>
  [
    ...buildConversation({ turns, ...ends, cuts: () => [20, 20] }),
    { at: 0, bytes: buildUdpFrame({ from: ends.orig, to: ends.resp, payload: bytesOf('a datagram') }) },
  ].map(({ bytes }) => bytes.subarray(14)),
);

function told(heard: readonly Heard[], file: Uint8Array): string[] {
  return heard.map((one) => {
    if (one.kind !== 'message') return `${one.kind} ${one.kind === 'notice' ? one.notice.code : ''}`;
    const sections = one.sections.map(({ bytes, source }) => {
      const pieces = source.pieces({ start: 0, end: bytes.length });
      const there = concatBytes(
        pieces.map(({ offset, byteLength }) => file.subarray(offset, offset + byteLength)),
      );
      return `${textOf(bytes)} ${textOf(there) === textOf(bytes)}`;
    });
    return [one.protocol, one.direction, one.connection.orig.address, one.origin.index, ...sections].join(
      ' ',
    );
  });
}

/** The bytes of a file as `packetsOf` places them. */
function fileOf(frames: readonly Uint8Array[]): Uint8Array {
  const between = new Uint8Array(16);
  return concatBytes([new Uint8Array(24), ...frames.flatMap((frame) => [between, frame])]);
}

function tellOf(frames: readonly Uint8Array[], linkType: number): string[] {
  const planned = frames.map((bytes, at) => ({ at, bytes }));
  return told(hearAll(packetsOf(planned, linkType)), fileOf(frames));
}

describe.each(wrappings)('$name', ({ linkType, wrap }) => {
  it.each([
    ['IPv4', inner[0] ?? []],
    ['IPv6', inner[1] ?? []],
  ])('tells of %s what is told without it, with every byte in its place', (_, packets) => {
    const found = tellOf(packets.map(wrap), linkType);
    expect(found).toEqual(tellOf(packets, 101));
    expect(found.filter((line) => line.startsWith('http/1.1') || line.startsWith('udp'))).toHaveLength(3);
    expect(found.join()).not.toContain(' false');
  });

  it('never throws, however it is cut', () => {
    const frame = wrap((inner[0] ?? [])[3] ?? new Uint8Array(0));
    for (let end = 0; end < frame.length; end++) {
      const cut = packetsOf([{ at: 0, bytes: frame.subarray(0, end), wireLength: frame.length }], linkType);
      expect(hearAll(cut).length).toBeGreaterThan(0);
    }
  });
});

describe('tunnels', () => {
  it('never throw, and no byte is told of that is not there, however frames are damaged, cut and mixed', () => {
    const frame = fc
      .record({
        wrapping: fc.constantFrom(...wrappings),
        packet: fc.constantFrom(...inner.flat()),
        pieceLength: fc.constantFrom(0, 16, 48),
        damage: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
        end: fc.nat(600),
      })
      .map(({ wrapping: { linkType, wrap }, packet, pieceLength, damage, end }) => {
        const pieces = pieceLength === 0 ? [packet] : cutPacket(packet, pieceLength);
        return pieces.map((piece) => {
          const bytes = new Uint8Array(wrap(piece));
          for (const [at, value] of damage) if (at < bytes.length) bytes[at] = value;
          return { linkType, bytes: bytes.subarray(0, end), wireLength: bytes.length };
        });
      });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 12 }), (frames) => {
        let offset = 0;
        const packets = frames.flat().map((one, i) => {
          offset += one.bytes.length;
          const origin = { index: i + 1, offset: offset - one.bytes.length };
          return { kind: 'packet' as const, at: i, origin, ...one };
        });
        for (const one of hearAll(packets)) {
          if (one.kind !== 'message') continue;
          for (const { bytes, source } of one.sections) {
            for (const piece of source.pieces({ start: 0, end: bytes.length })) {
              const packet = packets[piece.index - 1];
              const start = piece.offset - (packet?.origin.offset ?? 0);
              expect(start).toBeGreaterThanOrEqual(0);
              expect(start + piece.byteLength).toBeLessThanOrEqual(packet?.bytes.length ?? 0);
            }
          }
        }
      }),
      { numRuns: Number(process.env.LINK_RUNS ?? 300) },
    );
  });

  it('reads every packet that one Wi-Fi frame joins', () => {
    const packets = inner.flat();
    expect(tellOf([joinInWifi(packets)], 105).map((line) => line.replace(/ \d+ /, ' '))).toEqual(
      tellOf(packets, 101).map((line) => line.replace(/ \d+ /, ' ')),
    );
  });

  it('are given up past a depth', () => {
    let packet = (inner[0] ?? [])[3] as Uint8Array;
    for (let i = 0; i < 30; i++)
      packet = buildIpPacket('10.0.0.1', '10.0.0.2', { protocol: 4, payload: packet });
    expect(tellOf([packet], 101)).toEqual(['notice tunnel-too-deep']);
  });

  it.each([
    ['VXLAN with reserved bits', 4789, [8, 1, 0, 0, 0, 0, 5, 0]],
    ['VXLAN without its flag', 4789, [0, 0, 0, 0, 0, 0, 5, 0]],
    ['GTP-U of another length', 2152, [0x30, 255, 0, 1, 0, 0, 0, 0]],
    ['GTP of another version', 2152, [0x50, 255, 0, 14, 0, 0, 0, 0]],
    ['GTP-U with no packet inside', 2152, [0x30, 255, 0, 14, 0, 0, 0, 0]],
    ['GTP-U with an extension that has no end', 2152, [0x34, 255, 0, 14, 0, 0, 0, 0, 0, 0, 0, 1]],
  ])('what only looks like %s is a datagram, and searched', (_, port, start) => {
    const payload = concatBytes([
      Uint8Array.from(start),
      bytesOf('a datagram of '.repeat(3)).subarray(0, 22 - start.length),
    ]);
    const [from, to] = [
      { address: '10.0.0.2', port: 5000 },
      { address: '192.0.2.1', port },
    ];
    const heard = hearAll(packetsOf([{ at: 0, bytes: buildUdpFrame({ from, to, payload }) }]));
    expect(heard).toContainEqual(
      expect.objectContaining({ kind: 'message', protocol: 'udp', byteLength: payload.length }),
    );
  });

  it.each([
    ['an echo of GTP-U', 17, [0x9c, 0x41, 8, 104, 0, 16, 0, 0, 0x32, 1, 0, 0, 0, 0, 0, 0]],
    ['a keep-alive of GRE', 47, [0, 0, 0, 0]],
    ['an acknowledgement of PPTP', 47, [0x20, 0x81, 0x88, 0x0b, 0, 0, 0, 9, 0, 0, 0, 2]],
  ])('%s carries nothing', (_, protocol, bytes) => {
    const packet = buildIpPacket('10.0.0.2', '192.0.2.1', { protocol, payload: Uint8Array.from(bytes) });
    expect(tellOf([packet], 101)).toEqual(['notice not-ip']);
  });
});
