import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../base/index.ts';
import type { Heard, Message } from './message.ts';
import {
  buildConversation,
  buildDns,
  buildIpFrame,
  buildTcpFrame,
  buildUdpFrame,
  hearAll,
  packetsOf,
  type Turn,
} from './testing/index.ts';

const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';
const messagesOf = (heard: readonly Heard[]) => heard.filter(isMessage);
const noticesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice] : []));

/** All of a message but its times and places. */
function contentOf(message: Message): string {
  const { direction, protocol, method, host, target, status, byteLength, missedBytes } = message;
  const sections = message.sections.map(
    ({ location, field, bytes }) => `${location}:${field}=${textOf(bytes)}`,
  );
  return JSON.stringify([
    direction,
    protocol,
    method,
    host,
    target,
    status,
    byteLength,
    missedBytes,
    sections,
  ]);
}

const turns: readonly Turn[] = [
  {
    from: 'orig',
    bytes: bytesOf('POST /a HTTP/1.1\r\nHost: a.example\r\nContent-Length: 12\r\n\r\nhello, there'),
  },
  {
    from: 'resp',
    bytes: bytesOf(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n8\r\ndefghijk\r\n0\r\n\r\n',
    ),
  },
  {
    from: 'orig',
    bytes: bytesOf('GET /b HTTP/1.1\r\nHost: a.example\r\nCookie: x=1\r\n\r\nHEAD /c HTTP/1.1\r\n\r\n'),
  },
  { from: 'resp', bytes: bytesOf('HTTP/1.1 304 Same\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\n') },
];

describe('openListener', () => {
  const expected = messagesOf(hearAll(packetsOf(buildConversation({ turns })))).map(contentOf);

  it('hears six messages', () => {
    expect(expected).toHaveLength(6);
  });

  it('hears the same, however the streams are cut, repeated and mixed up', () => {
    const plan = fc.record({
      cuts: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }),
      order: fc.infiniteStream(fc.nat()),
      repeats: fc.array(fc.nat(), { maxLength: 5 }),
      initial: fc.tuple(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff)),
      address: fc.constantFrom('10.0.0.2', '2001:db8::2'),
    });
    fc.assert(
      fc.property(plan, ({ cuts, order, repeats, initial, address }) => {
        const resp = { address: address.includes(':') ? '2001:db8::1' : '192.0.2.1', port: 80 };
        const packets = buildConversation({
          turns,
          cuts: () => cuts,
          initial,
          orig: { address, port: 4000 },
          resp,
        });
        const [opening, rest] = [packets.slice(0, 3), packets.slice(3)];
        for (const repeat of repeats) rest.push(rest[repeat % rest.length] as (typeof rest)[0]);
        const keys = new Map(rest.map((packet) => [packet, order.next().value as number]));
        rest.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const heard = hearAll(packetsOf([...opening, ...rest]));
        const messages = messagesOf(heard).map(contentOf);
        expect([...messages].sort()).toEqual([...expected].sort());
        expect(heard.filter(({ kind }) => kind === 'missed')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('times the round trip from the SYN to its answer, and only there', () => {
    const trips = (handshake: boolean) => {
      const heard = hearAll(packetsOf(buildConversation({ turns, handshake })));
      return new Set(messagesOf(heard).map(({ connection }) => connection.roundTrip));
    };
    expect(trips(true)).toEqual(new Set([1]));
    expect(trips(false)).toEqual(new Set([undefined]));
  });

  it('accounts for every byte, whatever is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
        fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
        (cuts, lost) => {
          const all = buildConversation({ turns, cuts: () => cuts });
          const kept = all.filter((packet, i) => packet.byteLength === 0 || !lost[i]);
          const heard = hearAll(packetsOf(kept));
          const read = messagesOf(heard).reduce((sum, { byteLength }) => sum + byteLength, 0);
          const put = noticesOf(heard).reduce((sum, { byteLength = 0 }) => sum + byteLength, 0);
          expect(read + put).toBe(kept.reduce((sum, { byteLength }) => sum + byteLength, 0));
          const missedApart = heard.reduce(
            (sum, one) => sum + (one.kind === 'missed' ? one.byteLength : 0),
            0,
          );
          const missed = messagesOf(heard).reduce((sum, { missedBytes }) => sum + missedBytes, missedApart);
          const sent = all.reduce((sum, { byteLength }) => sum + byteLength, 0);
          expect(read + put + missed).toBe(sent);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes any bytes in any frame without a throw', () => {
    const frame = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc
        .uint8Array({ maxLength: 120 })
        .map((payload) => buildIpFrame('10.0.0.1', '10.0.0.2', { protocol: 6, payload })),
      fc
        .uint8Array({ maxLength: 120 })
        .map((payload) => buildIpFrame('2001:db8::1', '2001:db8::2', { protocol: 17, payload })),
      fc
        .record({
          sequence: fc.nat(),
          flags: fc.nat(63),
          payload: fc.uint8Array({ maxLength: 60 }),
          back: fc.boolean(),
        })
        .map(({ back, ...tcp }) => {
          const [a, b] = [
            { address: '10.0.0.1', port: 1 },
            { address: '10.0.0.2', port: 80 },
          ];
          return buildTcpFrame({ from: back ? b : a, to: back ? a : b, ...tcp });
        }),
      fc.tuple(fc.constantFrom(53, 443, 9), fc.uint8Array({ maxLength: 80 })).map(([port, payload]) =>
        buildUdpFrame({
          from: { address: '10.0.0.1', port: 4000 },
          to: { address: '10.0.0.2', port },
          payload,
        }),
      ),
    );
    const linkType = fc.constantFrom(1, 1, 1, 0, 12, 108, 113, 276, 999);
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 30 }), linkType, (frames, type) => {
        const heard = hearAll(
          packetsOf(
            frames.map((bytes, i) => ({ at: i, bytes })),
            type,
          ),
        );
        for (const message of messagesOf(heard)) {
          for (const { bytes, source } of message.sections) {
            const pieces = source.pieces({ start: 0, end: bytes.length });
            expect(pieces.reduce((sum, piece) => sum + piece.byteLength, 0)).toBe(bytes.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names connections by their ends and an ordinal, without the file', () => {
    const ids = (at: number) =>
      hearAll(packetsOf(buildConversation({ turns, at }))).flatMap((one) =>
        one.kind === 'closed' ? [one.connection.id] : [],
      );
    expect(ids(5)).toEqual(ids(500_000_000));
  });

  it('learns names from answers, through CNAMEs, for connections that open later', () => {
    const [client, resolver] = [
      { address: '10.0.0.2', port: 5000 },
      { address: '10.0.0.1', port: 53 },
    ];
    const answers = [
      { name: 'api.example', cname: 'edge.example' },
      { name: 'edge.example', address: '192.0.2.80' },
    ];
    const dns = [
      {
        at: 1,
        bytes: buildUdpFrame({ from: client, to: resolver, payload: buildDns({ question: 'api.example' }) }),
      },
      {
        at: 2,
        bytes: buildUdpFrame({
          from: resolver,
          to: client,
          payload: buildDns({ question: 'api.example', answers }),
        }),
      },
    ];
    const heard = hearAll(packetsOf([...dns, ...buildConversation({ turns, at: 3 })]));
    const [query, answer, post] = messagesOf(heard);
    expect([query?.protocol, query?.direction, answer?.direction]).toEqual(['dns', 'request', 'response']);
    expect(answer?.sections.map(({ bytes }) => textOf(bytes))).toEqual(['api.example', 'edge.example']);
    expect(post?.connection.dnsName).toBe('api.example');
  });

  it('counts QUIC as opaque, and searches other datagrams as they are', () => {
    const quic = new Uint8Array(1200).fill(7);
    quic.set([0xc3, 0, 0, 0, 1]);
    const from = { address: '10.0.0.2', port: 5000 };
    const heard = hearAll(
      packetsOf([
        { at: 1, bytes: buildUdpFrame({ from, to: { address: '192.0.2.1', port: 443 }, payload: quic }) },
        {
          at: 2,
          bytes: buildUdpFrame({ from, to: { address: '192.0.2.1', port: 9 }, payload: bytesOf('hello') }),
        },
      ]),
    );
    expect(heard.find(({ kind }) => kind === 'opaque')).toMatchObject({
      byteLength: 1200,
      reason: 'quic-no-key',
      direction: 'request',
    });
    expect(messagesOf(heard).map(({ protocol, byteLength }) => [protocol, byteLength])).toEqual([['udp', 5]]);
  });

  it.each([
    ['a link type', 999, Uint8Array.of(1, 2), 'link-unsupported'],
    ['ARP', 1, Uint8Array.from([...new Array<number>(12).fill(0), 8, 6, 1]), 'not-ip'],
    [
      'an EtherType that nobody knows',
      1,
      Uint8Array.from([...new Array<number>(12).fill(0), 0x0b, 0xad, 1]),
      'ethertype-unsupported',
    ],
    ['a protocol that is not told', 101, Uint8Array.of(0x10), 'ethertype-unsupported'],
    ['a beacon of Wi-Fi', 105, Uint8Array.of(0x80, 0), 'not-ip'],
    [
      'Wi-Fi that is encrypted',
      105,
      Uint8Array.from([8, 0x40, ...new Array<number>(40).fill(9)]),
      'link-protected',
    ],
    [
      'ICMP',
      1,
      buildIpFrame('10.0.0.1', '10.0.0.2', { protocol: 1, payload: Uint8Array.of(8) }),
      'network-control',
    ],
    [
      'SCTP',
      1,
      buildIpFrame('10.0.0.1', '10.0.0.2', { protocol: 132, payload: Uint8Array.of(8) }),
      'not-tcp-or-udp',
    ],
    [
      'a TCP header cut short',
      1,
      buildIpFrame('10.0.0.1', '10.0.0.2', { protocol: 6, payload: Uint8Array.of(8) }),
      'tcp-header-invalid',
    ],
  ])('puts %s down to a notice with its bytes', (_, linkType, bytes, code) => {
    expect(noticesOf(hearAll(packetsOf([{ at: 1, bytes }], linkType)))).toEqual([
      { code, about: 'test.pcap', detail: expect.any(String), byteLength: bytes.length },
    ]);
  });
});
