import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import type { Packet } from '../../capture/index.ts';
import { openListener } from '../listener.ts';
import type { Heard } from '../message.ts';
import {
  buildConversation,
  buildTcpFrame,
  type ConversationPacket,
  type ConversationPlan,
  hearAll,
  packetsOf,
} from '../testing/index.ts';
import { MOST_HELD_IN_DIRECTION, MOST_HELD_SEGMENTS } from './held-segments.ts';

const turns = [
  { from: 'orig', bytes: bytesOf('abcdefghij') },
  { from: 'resp', bytes: bytesOf('0123456789') },
  { from: 'orig', bytes: bytesOf('klmno') },
] as const;
const cuts = () => [3, 3, 3];
/** Packets 3–6 are abc def ghi j, 7–10 are 012 345 678 9, 11 and 12 klm no. */
const plan: ConversationPlan = { turns, cuts };

function streams(heard: readonly Heard[]): {
  orig: string;
  resp: string;
  missed: number;
  connections: number;
} {
  const read = { orig: '', resp: '', missed: 0, connections: 0 };
  for (const one of heard) {
    if (one.kind === 'message') {
      read[one.direction === 'request' ? 'orig' : 'resp'] += one.sections
        .map(({ bytes }) => textOf(bytes))
        .join('');
    }
    if (one.kind === 'missed') read.missed += one.byteLength;
    if (one.kind === 'closed') read.connections += 1;
  }
  return read;
}

const whole = { orig: 'abcdefghijklmno', resp: '0123456789', missed: 0, connections: 1 };
const noticesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice] : []));

describe('TcpConnection', () => {
  const packets = packetsOf(buildConversation(plan));
  const moved = (from: number, to: number) => {
    const all = [...packets];
    const [packet] = all.splice(from, 1);
    all.splice(to, 0, packet as Packet);
    return all;
  };
  const cases: readonly [string, readonly Packet[], object][] = [
    ['reads packets in order', packets, whole],
    ['puts segments in order', moved(3, 6), whole],
    ['waits for a request that was captured after its response', moved(6, 10), whole],
    [
      'reads what is sent twice once',
      [...packets.slice(0, 8), packets[3] as Packet, packets[7] as Packet, ...packets.slice(8)],
      whole,
    ],
    ['starts without a handshake', packets.slice(3), whole],
    [
      'reads one direction alone',
      packets.filter((_, i) => i < 7 || i === 11 || i === 12),
      { ...whole, resp: '', missed: 10 },
    ],
    [
      'counts what was acknowledged but not captured',
      packets.filter((_, i) => i !== 4),
      { ...whole, orig: 'abcghijklmno', missed: 3 },
    ],
    [
      'counts a whole turn that is missing',
      packets.filter((_, i) => i < 3 || i > 6),
      { ...whole, orig: 'klmno', missed: 10 },
    ],
    ['reads the end without a FIN', packets.slice(0, 13), whole],
  ];
  it.each(cases)('%s', (_, given, expected) => {
    expect(streams(hearAll(given))).toEqual(expected);
  });

  it.each([
    [0xffff_fffa, 0xffff_ffff],
    [0x7fff_fff8, 0x7fff_fffd],
    [-1 >>> 0, 0],
  ])('survives the wrap-around of %i and %i', (orig, resp) => {
    const wrapped = packetsOf(buildConversation({ ...plan, initial: [orig, resp] }));
    expect(streams(hearAll(wrapped))).toEqual(whole);
    expect(
      streams(
        hearAll([...wrapped.slice(0, 3), wrapped[4] as Packet, wrapped[3] as Packet, ...wrapped.slice(5)]),
      ),
    ).toEqual(whole);
  });

  it('reads the first of two that differ, and says so', () => {
    const orig = { address: '10.0.0.2', port: 40_000 };
    const resp = { address: '192.0.2.80', port: 80 };
    const frame = (sequence: number, text: string) => ({
      at: 0,
      bytes: buildTcpFrame({ from: orig, to: resp, sequence, flags: 24, payload: bytesOf(text) }),
    });
    const opening = buildConversation({ turns: [] }).slice(0, 3);
    const heard = hearAll(
      packetsOf([...opening, frame(1004, 'second'), frame(1004, 'SECOND'), frame(1001, 'abc')]),
    );
    expect(streams(heard).orig).toBe('abcsecond');
    expect(noticesOf(heard).map(({ code, byteLength }) => [code, byteLength])).toEqual([
      ['tcp-retransmission-differs', undefined],
      ['tcp-retransmitted', 6],
    ]);
  });

  it('overlaps: every byte once, whatever the cuts', () => {
    const end = { orig: { address: '10.0.0.2', port: 40_000 }, resp: { address: '192.0.2.80', port: 80 } };
    const text = 'abcdefghijklmnopqrst';
    const frame = (start: number, stop: number) => ({
      at: 0,
      bytes: buildTcpFrame({
        from: end.orig,
        to: end.resp,
        sequence: 1001 + start,
        flags: 24,
        payload: bytesOf(text.slice(start, stop)),
      }),
    });
    const opening = buildConversation({ turns: [] }).slice(0, 3);
    const heard = hearAll(
      packetsOf([...opening, frame(4, 8), frame(12, 16), frame(2, 18), frame(0, 5), frame(3, 20)]),
    );
    expect(streams(heard).orig).toBe(text);
    // Of what came again, some was still held and could be compared, some had been read.
    expect(noticesOf(heard).map(({ code }) => code)).toEqual(['tcp-retransmitted', 'tcp-retransmitted']);
    expect(new Set(noticesOf(heard).map(({ detail }) => detail)).size).toBe(2);
  });

  it('opens another connection for a SYN with another number', () => {
    const second = buildConversation({ ...plan, initial: [900_000, 800_000] });
    const heard = hearAll(packetsOf([...buildConversation({ ...plan, close: 'none' }), ...second]));
    expect(streams(heard)).toEqual({
      orig: whole.orig.repeat(2),
      resp: whole.resp.repeat(2),
      missed: 0,
      connections: 2,
    });
    const ids = new Set(heard.flatMap((one) => (one.kind === 'closed' ? [one.connection.id] : [])));
    expect(ids.size).toBe(2);
  });

  it('opens another connection for a SYN with the same number once its side has ended, but not before', () => {
    const again = packetsOf([...buildConversation(plan), ...buildConversation(plan)]);
    expect(streams(hearAll(again))).toEqual({
      orig: whole.orig.repeat(2),
      resp: whole.resp.repeat(2),
      missed: 0,
      connections: 2,
    });
    const [syn, ...rest] = buildConversation(plan);
    const repeated = packetsOf([
      syn,
      syn,
      ...rest.slice(0, 5),
      syn,
      ...rest.slice(5),
    ] as ConversationPacket[]);
    expect(streams(hearAll(repeated))).toEqual(whole);
  });

  it('does not take a keep-alive probe for data', () => {
    const probe = {
      from: { address: '10.0.0.2', port: 40_000 },
      to: { address: '192.0.2.80', port: 80 },
      sequence: 1000 + 10,
      flags: 16,
    };
    const probed = [...buildConversation(plan)];
    probed.splice(7, 0, {
      ...(probed[6] as ConversationPacket),
      bytes: buildTcpFrame({ ...probe, payload: Uint8Array.of(0) }),
    });
    expect(streams(hearAll(packetsOf(probed)))).toEqual(whole);
  });

  it('goes on after a reset in the middle, since it may be forged', () => {
    const forged = [...buildConversation(plan)];
    const reset = buildTcpFrame({
      from: { address: '192.0.2.80', port: 80 },
      to: { address: '10.0.0.2', port: 40_000 },
      sequence: 77,
      flags: 4,
    });
    forged.splice(5, 0, { ...(forged[4] as ConversationPacket), bytes: reset });
    expect(streams(hearAll(packetsOf(forged)))).toEqual(whole);
  });

  it('reads on after segments that the capture cut short', () => {
    const cut = buildConversation(plan).map((packet) =>
      packet.position === 3 && packet.from === 'orig'
        ? { ...packet, wireLength: packet.bytes.length, bytes: packet.bytes.subarray(0, -2) }
        : packet,
    );
    expect(streams(hearAll(packetsOf(cut)))).toEqual({ ...whole, orig: 'abcdghijklmno', missed: 2 });
  });

  const [client, server] = [
    { address: '10.0.0.2', port: 40_000 },
    { address: '192.0.2.80', port: 80 },
  ];
  /** A packet by its flags and numbers, from the client or the server. */
  const sent = (
    from: 'client' | 'server',
    flags: number,
    sequence: number,
    acknowledged = 0,
    payload = '',
  ) => ({
    at: 0,
    bytes: buildTcpFrame({
      from: from === 'client' ? client : server,
      to: from === 'client' ? server : client,
      sequence,
      acknowledged,
      flags,
      payload: bytesOf(payload),
    }),
  });
  const [SYN, SYN_ACK, ACK, PSH_ACK, RST] = [2, 18, 16, 24, 4];

  const odd: readonly [string, readonly ReturnType<typeof sent>[], object][] = [
    [
      'both sides open at once',
      [
        sent('client', SYN, 100),
        sent('server', SYN, 200),
        sent('client', SYN_ACK, 100, 201),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK, 101, 201, 'abc'),
        sent('server', PSH_ACK, 201, 104, '012'),
      ],
      { orig: 'abc', resp: '012', missed: 0, connections: 1 },
    ],
    [
      'nobody answers a SYN',
      [sent('client', SYN, 100), sent('client', SYN, 100)],
      { orig: '', resp: '', missed: 0, connections: 1 },
    ],
    [
      'a SYN is refused',
      [sent('client', SYN, 100), sent('server', RST + ACK, 0, 101)],
      { orig: '', resp: '', missed: 0, connections: 1 },
    ],
    [
      'data comes with the SYN (TCP Fast Open)',
      [
        sent('client', SYN, 100, 0, 'abc'),
        sent('server', SYN_ACK, 200, 104, '012'),
        sent('client', PSH_ACK, 104, 204, 'def'),
      ],
      { orig: 'abcdef', resp: '012', missed: 0, connections: 1 },
    ],
    [
      'data comes with a SYN that is not taken, and again after',
      [
        sent('client', SYN, 100, 0, 'abc'),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK, 101, 201, 'abcdef'),
      ],
      { orig: 'abcdef', resp: '', missed: 0, connections: 1 },
    ],
    [
      'the client opens anew while the server believes in the old connection',
      [
        sent('client', SYN, 100),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK, 101, 201, 'abc'),
        sent('client', SYN, 5000),
        sent('server', ACK, 201, 104),
        sent('client', RST, 104),
        sent('client', SYN, 5000),
        sent('server', SYN_ACK, 9000, 5001),
        sent('client', PSH_ACK, 5001, 9001, 'def'),
      ],
      { orig: 'abcdef', resp: '', missed: 0, connections: 2 },
    ],
    [
      'a side goes on after the other has ended',
      [
        sent('client', SYN, 100),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK + 1, 101, 201, 'abc'),
        sent('server', PSH_ACK, 201, 105, '012'),
        sent('server', PSH_ACK + 1, 204, 105, '345'),
      ],
      { orig: 'abc', resp: '012345', missed: 0, connections: 1 },
    ],
    [
      'only the answer to the SYN was captured',
      [sent('server', SYN_ACK, 200, 101), sent('client', PSH_ACK, 101, 201, 'abc')],
      { orig: 'abc', resp: '', missed: 0, connections: 1 },
    ],
  ];
  it.each(odd)('reads on where %s', (_, given, expected) => {
    expect(streams(hearAll(packetsOf(given)))).toEqual(expected);
  });

  it('puts a number that can be no part of the connection aside, and counts it', () => {
    const heard = hearAll(
      packetsOf([
        sent('client', SYN, 100),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK, 101 + 2 ** 30 + 9, 201, 'far away'),
        sent('client', PSH_ACK, 101, 201, 'abc'),
      ]),
    );
    expect(streams(heard)).toMatchObject({ orig: 'abc', missed: 0 });
    expect(noticesOf(heard)).toMatchObject([{ code: 'tcp-out-of-window', byteLength: 8 }]);
  });

  it('says of what was read and came again that nobody compared it', () => {
    const heard = hearAll(
      packetsOf([
        sent('client', SYN, 100),
        sent('server', SYN_ACK, 200, 101),
        sent('client', PSH_ACK, 101, 201, 'abc'),
        sent('client', PSH_ACK, 101, 201, 'ABCdef'),
      ]),
    );
    expect(streams(heard)).toMatchObject({ orig: 'abcdef', missed: 0 });
    expect(noticesOf(heard)).toMatchObject([
      {
        code: 'tcp-retransmitted',
        byteLength: 3,
        detail: expect.stringContaining('too late to be compared'),
      },
    ]);
  });

  it.each([
    ['bytes', 60_000, Math.floor(MOST_HELD_IN_DIRECTION / 60_000)],
    ['segments', 1, MOST_HELD_SEGMENTS],
  ])('holds no more than so many %s behind a hole, and then goes on after it', (_, byteLength, most) => {
    const heard: Heard[] = [];
    const listener = openListener((one) => heard.push(one), { file: 'test.pcap' });
    const take = (packet: ReturnType<typeof sent>) => {
      for (const one of packetsOf([packet])) listener.take(one);
    };
    take(sent('client', SYN, 100));
    take(sent('server', SYN_ACK, 200, 101));
    const payload = 'x'.repeat(byteLength);
    let taken = 0;
    while (heard.every(({ kind }) => kind !== 'missed') && taken < 2 * most) {
      take(sent('client', PSH_ACK, 101 + 10 + taken * byteLength, 201, payload));
      taken += 1;
    }
    expect(taken).toBe(most + 1);
    listener.finish();
    expect(streams(heard)).toMatchObject({ missed: 10, connections: 1 });
    const read = heard.reduce((sum, one) => sum + (one.kind === 'message' ? one.byteLength : 0), 0);
    expect(read).toBe(taken * byteLength);
  });

  it('gives a hole up when the connection goes on without it for long enough', () => {
    const bytes = bytesOf('x'.repeat(300));
    const long = buildConversation({
      turns: [
        { from: 'orig', bytes },
        { from: 'resp', bytes },
      ],
      cuts: () => new Array<number>(300).fill(1),
    });
    const heard: Heard[] = hearAll(packetsOf(long.filter((_, i) => i !== 10)).slice(0, -4));
    expect(streams(heard)).toMatchObject({ orig: 'x'.repeat(299), missed: 1 });
  });
});
