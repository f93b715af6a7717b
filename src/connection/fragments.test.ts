import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../base/index.ts';
import type { Packet } from '../capture/index.ts';
import { openListener } from './listener.ts';
import type { Heard, Message } from './message.ts';
import { FRAGMENT_PATIENCE_MICROS, MOST_FRAGMENT_BYTES } from './network/fragment-table.ts';
import { MOST_FRAGMENTS } from './network/held-fragments.ts';
import {
  buildConversation,
  buildIpPacket,
  buildUdpFrame,
  cutPacket,
  hearAll,
  type PlannedEnd,
  packetsOf,
  wrappings,
} from './testing/index.ts';

const RAW = 101;
const text = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
const families = [
  ['IPv4', { orig: { address: '10.0.0.2', port: 4000 }, resp: { address: '192.0.2.80', port: 80 } }],
  ['IPv6', { orig: { address: '2001:db8::2', port: 4000 }, resp: { address: '2001:db8::80', port: 80 } }],
] as const;
const [[, ipv4]] = families;

const messagesOf = (heard: readonly Heard[]) => heard.filter((one): one is Message => one.kind === 'message');
const noticesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [[one.notice.code, one.notice.byteLength ?? 0]] : []));
const textsOf = (heard: readonly Heard[]) =>
  messagesOf(heard).map(({ sections }) => sections.map(({ bytes }) => textOf(bytes)).join(''));

type Ends = { readonly orig: PlannedEnd; readonly resp: PlannedEnd };
const udpPacket = ({ orig, resp }: Ends, payload = text) =>
  buildUdpFrame({ from: orig, to: resp, payload: bytesOf(payload) }).subarray(14);
const heardOf = (packets: readonly Uint8Array[], linkType = RAW) =>
  hearAll(
    packetsOf(
      packets.map((bytes, i) => ({ at: i, bytes })),
      linkType,
    ),
  );

describe.each(families)('fragments of %s', (_, ends) => {
  const whole = udpPacket(ends);
  const pieces = cutPacket(whole, 24);

  it('are put together in any order, wherever they were cut, and every byte keeps its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.nat()), (eights, order) => {
        const cut = cutPacket(whole, eights * 8);
        const keys = new Map(cut.map((piece) => [piece, order.next().value as number]));
        cut.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const packets = packetsOf(
          cut.map((bytes, i) => ({ at: i, bytes })),
          RAW,
        );
        const [message, ...more] = messagesOf(hearAll(packets));
        expect(more).toEqual([]);
        expect(message?.origin.index).toBe(cut.length);
        const [section] = message?.sections ?? [];
        expect(textOf(section?.bytes ?? new Uint8Array(0))).toBe(text);
        const found = section?.source.pieces({ start: 3, end: text.length - 2 }) ?? [];
        expect(found.map((piece) => bytesAt(packets, piece)).join('')).toBe(text.slice(3, -2));
      }),
    );
  });

  it('are read once where they come again', () => {
    const heard = heardOf([...pieces.slice(0, 2), ...pieces]);
    expect(textsOf(heard)).toEqual([text]);
    expect(noticesOf(heard)).toEqual([['ip-fragment-repeated', 48]]);
  });

  it('overlap: the first ones count, and it is said', () => {
    const other = cutPacket(udpPacket(ends, text.toUpperCase()), 32);
    const heard = heardOf([pieces[1] as Uint8Array, ...other]);
    expect(textsOf(heard)).toEqual([mixed(text, 16, 40)]);
    expect(noticesOf(heard)).toEqual([
      ['ip-fragment-differs', 0],
      ['ip-fragment-repeated', 24],
    ]);
  });

  it('are read as far as they go where some are missing, and the rest is counted', () => {
    const heard = heardOf(pieces.filter((_piece, i) => i !== 2));
    expect(textsOf(heard)).toEqual([text.slice(0, 40)]);
    expect(messagesOf(heard)[0]?.missedBytes).toBe(text.length - 40);
    expect(noticesOf(heard)).toEqual([['ip-fragment', text.length - 40 - 24]]);
  });

  it('know what is missing at their end, by the length that UDP says', () => {
    const heard = heardOf(pieces.slice(0, 2));
    expect(textsOf(heard)).toEqual([text.slice(0, 40)]);
    expect(messagesOf(heard)[0]?.missedBytes).toBe(text.length - 40);
    expect(noticesOf(heard)).toEqual([]);
  });

  it('without their start are passed over, and counted', () => {
    const heard = heardOf(pieces.slice(1));
    expect(heard).toEqual([
      {
        kind: 'notice',
        notice: {
          code: 'ip-fragment',
          about: 'test.pcap',
          detail: expect.any(String),
          byteLength: text.length - 16,
        },
      },
    ]);
  });

  it('that the capture cut short leave a hole', () => {
    const packets = packetsOf(
      pieces.map((bytes, i) =>
        i === 1 ? { at: i, bytes: bytes.subarray(0, -10), wireLength: bytes.length } : { at: i, bytes },
      ),
      RAW,
    );
    const heard = hearAll(packets);
    expect(textsOf(heard)).toEqual([text.slice(0, 30)]);
    expect(messagesOf(heard)[0]?.missedBytes).toBe(text.length - 30);
  });

  it('are not waited for any longer than a while', () => {
    const [first, ...rest] = pieces as [Uint8Array, ...Uint8Array[]];
    const late = (wait: number) =>
      hearAll(packetsOf([{ at: 0, bytes: first }, ...rest.map((bytes) => ({ at: wait, bytes }))], RAW));
    expect(textsOf(late(FRAGMENT_PATIENCE_MICROS))).toEqual([text]);
    expect(textsOf(late(FRAGMENT_PATIENCE_MICROS + 1))).toEqual([text.slice(0, 16)]);
  });

  it('of TCP are segments', () => {
    const turns = [
      {
        from: 'orig',
        bytes: bytesOf(`POST /a HTTP/1.1\r\nHost: a.example\r\nContent-Length: 104\r\n\r\n${text}`),
      },
      { from: 'resp', bytes: bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n') },
    ] as const;
    const packets = buildConversation({ turns, ...ends }).map(({ bytes }) => bytes.subarray(14));
    const cut = packets.flatMap((packet, i) => cutPacket(packet, 16, i));
    const files = packetsOf(
      cut.map((bytes, at) => ({ at, bytes })),
      RAW,
    );
    const heard = hearAll(files);
    expect(heard.filter(({ kind }) => kind === 'missed' || kind === 'notice')).toEqual([]);
    expect(messagesOf(heard).map(({ status }) => status)).toEqual([null, 200]);
    const body = messagesOf(heard)[0]?.sections.find(({ location }) => location === 'body');
    expect(textOf(body?.bytes ?? new Uint8Array(0))).toBe(text);
    const found = body?.source.pieces({ start: 0, end: text.length }) ?? [];
    expect(found.length).toBeGreaterThan(3);
    expect(found.map((piece) => bytesAt(files, piece)).join('')).toBe(text);
  });

  it.each(wrappings.map((one) => [one.name, one] as const))(
    'are put together in %s',
    (_name, { linkType, wrap }) => {
      expect(textsOf(heardOf(pieces.map(wrap), linkType))).toEqual([text]);
    },
  );
});

/** Lower case between two places, upper case around it. */
function mixed(of: string, from: number, to: number): string {
  return of.slice(0, from).toUpperCase() + of.slice(from, to) + of.slice(to).toUpperCase();
}

function bytesAt(
  packets: readonly Packet[],
  { index, offset, byteLength }: { index: number; offset: number; byteLength: number },
): string {
  const packet = packets[index - 1];
  const start = offset - (packet?.origin.offset ?? 0);
  return textOf(packet?.bytes.subarray(start, start + byteLength) ?? new Uint8Array(0));
}

describe('fragments', () => {
  it('of a tunnel are put together before it is looked into, and what lies in it after', () => {
    const inner = cutPacket(udpPacket(ipv4), 64);
    const outer = inner.flatMap((payload, i) =>
      cutPacket(buildIpPacket('203.0.113.1', '203.0.113.2', { protocol: 4, payload }), 32, i),
    );
    const packets = packetsOf(
      outer.map((bytes, at) => ({ at, bytes })),
      RAW,
    );
    const [message] = messagesOf(hearAll(packets));
    const [section] = message?.sections ?? [];
    const found = section?.source.pieces({ start: 0, end: text.length }) ?? [];
    expect(found.map((piece) => bytesAt(packets, piece)).join('')).toBe(text);
    expect(found.length).toBeGreaterThan(3);
  });

  it('of several packets are told apart by their number and ends', () => {
    const a = cutPacket(udpPacket(ipv4), 24, 1);
    const b = cutPacket(udpPacket(ipv4, text.toUpperCase()), 24, 2);
    const c = cutPacket(
      udpPacket({ ...ipv4, orig: { address: '10.0.0.3', port: 4000 } }, '3'.repeat(96)),
      24,
      1,
    );
    const heard = heardOf(a.flatMap((piece, i) => [piece, b[i], c[i]].filter((one) => one !== undefined)));
    expect(textsOf(heard)).toEqual([text, text.toUpperCase(), '3'.repeat(96)]);
    expect(noticesOf(heard)).toEqual([]);
  });

  it('hold no more than a bound: the oldest are given up', () => {
    let told = 0;
    const listener = openListener((one) => (told += one.kind === 'message' ? 1 : 0), { file: 'a' });
    const [first] = cutPacket(udpPacket(ipv4, text.repeat(14)), 1_400) as [Uint8Array];
    const all = Math.ceil(MOST_FRAGMENT_BYTES / 1_000);
    for (let i = 0; i < all; i++) {
      const bytes = new Uint8Array(first);
      new DataView(bytes.buffer).setUint16(4, i);
      for (const packet of packetsOf([{ at: 0, bytes }], RAW)) listener.take(packet);
    }
    expect(told).toBeGreaterThan(all / 10);
    listener.finish();
    expect(told).toBe(all);
  });

  it('of one packet are no more than a bound', () => {
    const payload = new Uint8Array(60_000).fill(120);
    const packet = buildIpPacket('10.0.0.2', '192.0.2.1', { protocol: 17, payload });
    const heard = heardOf(cutPacket(packet, 8).filter((_piece, i) => i % 2 === 1));
    expect(noticesOf(heard)).toEqual(
      new Array(4)
        .fill(0)
        .map((_, i) => ['ip-fragment', (i < 3 ? MOST_FRAGMENTS : 3_750 - 3 * MOST_FRAGMENTS) * 8]),
    );
  });

  it('that are anything never throw, and their bytes are told once', () => {
    const piece = fc.record({
      offset: fc.nat(30),
      hasMore: fc.boolean(),
      byteLength: fc.nat(90),
      fill: fc.integer({ min: 97, max: 122 }),
      identification: fc.nat(1),
      isV6: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (plan) => {
        const packets = plan.map(({ offset, hasMore, byteLength, fill, identification, isV6 }) => {
          const [address, other] = isV6 ? ['2001:db8::1', '2001:db8::2'] : ['10.0.0.1', '10.0.0.2'];
          const payload = new Uint8Array(byteLength).fill(fill);
          if (offset === 0) payload.set([0, 9, 0, 9, 4, 0].slice(0, byteLength));
          const place = isV6 ? offset * 8 + (hasMore ? 1 : 0) : offset + (hasMore ? 0x2000 : 0);
          if (!isV6) {
            const packet = buildIpPacket(address, other, { protocol: 17, payload });
            new DataView(packet.buffer, packet.byteOffset).setUint16(4, identification);
            new DataView(packet.buffer, packet.byteOffset).setUint16(6, place);
            return packet;
          }
          const header = Uint8Array.from([17, 0, place >> 8, place & 255, 0, 0, 0, identification]);
          return buildIpPacket(address, other, { protocol: 44, payload: concatBytes([header, payload]) });
        });
        for (const message of messagesOf(heardOf(packets))) {
          for (const { bytes, source } of message.sections) {
            const found = source.pieces({ start: 0, end: bytes.length });
            expect(found.reduce((sum, one) => sum + one.byteLength, 0)).toBe(bytes.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
