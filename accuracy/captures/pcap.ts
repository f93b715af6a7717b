import type { Random } from '../random.ts';
import type { Exchange } from './exchange.ts';

/** A packet capture, and which exchange each packet belongs to. */
export interface Pcap {
  readonly bytes: Buffer;
  /** By packet number, counted from 1: the place of its exchange in the list. */
  readonly exchangeOf: readonly (number | undefined)[];
}

interface Packet {
  readonly from: 'client' | 'server';
  readonly flags: number;
  readonly payload: Buffer;
}

const [SYN, FIN, PSH, ACK] = [2, 1, 8, 16];
const EMPTY = Buffer.alloc(0);

/**
 * A pcap file (libpcap's format, version 2.4) of Ethernet, IPv4, TCP and HTTP/1.1, one connection for an exchange:
 * some in tiny segments, some out of order, some with a segment sent twice, some chunked.
 */
export function pcap(exchanges: readonly Exchange[], randomOf: (index: number) => Random): Pcap {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(1, 20);
  const records: Buffer[] = [header];
  const owners: (number | undefined)[] = [undefined];
  exchanges.forEach((exchange, index) => {
    const port = 20_000 + (index % 40_000);
    for (const frame of framesOf(exchange, { port, random: randomOf(index) })) {
      const record = Buffer.alloc(16);
      record.writeUInt32LE(1_767_603_600 + index);
      record.writeUInt32LE(owners.length % 1_000_000, 4);
      record.writeUInt32LE(frame.length, 8);
      record.writeUInt32LE(frame.length, 12);
      records.push(record, frame);
      owners.push(index);
    }
  });
  return { bytes: Buffer.concat(records), exchangeOf: owners };
}

function framesOf(exchange: Exchange, { port, random }: { port: number; random: Random }): Buffer[] {
  const { request, response } = onTheWire(exchange, random);
  const sent = { client: random.next(), server: random.next() };
  const frames: Buffer[] = [];
  const send = ({ from, flags, payload }: Packet) => {
    frames.push(frameOf({ from, flags, payload }, { port, sequence: sent[from], seen: sent[other(from)] }));
    sent[from] = (sent[from] + payload.length + (flags & (SYN | FIN) ? 1 : 0)) >>> 0;
  };
  send({ from: 'client', flags: SYN, payload: EMPTY });
  send({ from: 'server', flags: SYN | ACK, payload: EMPTY });
  send({ from: 'client', flags: ACK, payload: EMPTY });
  for (const [from, stream] of [
    ['client', request],
    ['server', response],
  ] as const) {
    const size = random.pick([40, 300, 1_400, 1_400]);
    const first = frames.length;
    for (let at = 0; at < stream.length; at += size)
      send({ from, flags: PSH | ACK, payload: stream.subarray(at, at + size) });
    disturb(frames, first, random);
  }
  send({ from: 'client', flags: FIN | ACK, payload: EMPTY });
  send({ from: 'server', flags: FIN | ACK, payload: EMPTY });
  return frames;
}

const other = (from: Packet['from']) => (from === 'client' ? 'server' : 'client');

/** Networks send twice and in another order. */
function disturb(frames: Buffer[], first: number, random: Random): void {
  if (frames.length - first < 2 || random.chance(0.7)) return;
  const at = random.between(first, frames.length - 2);
  const [one, next] = [frames[at], frames[at + 1]] as [Buffer, Buffer];
  frames.splice(at, 2, ...(random.chance(0.5) ? [next, one] : [one, next, one]));
}

function onTheWire(exchange: Exchange, random: Random): { request: Buffer; response: Buffer } {
  const { method, target, host, requestFields, requestBody, status, responseFields, responseBody } = exchange;
  return {
    request: httpMessage(`${method} ${target} HTTP/1.1`, [['Host', host], ...requestFields], {
      body: requestBody,
      random,
    }),
    response: httpMessage(`HTTP/1.1 ${status} OK`, responseFields, { body: responseBody ?? EMPTY, random }),
  };
}

function httpMessage(
  start: string,
  fields: Exchange['requestFields'],
  { body, random }: { body: Buffer | null; random: Random },
): Buffer {
  const isChunked = body !== null && body.length > 0 && random.chance(0.25);
  const framing: (readonly [string, string])[] =
    body === null
      ? []
      : [isChunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)]];
  const head = [start, ...[...fields, ...framing].map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
  if (body === null) return Buffer.from(head);
  return Buffer.concat([Buffer.from(head), isChunked ? chunked(body, random) : body]);
}

function chunked(body: Buffer, random: Random): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const chunk = body.subarray(at, at + random.between(20, 400));
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
    at += chunk.length;
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

const ADDRESSES = { client: Buffer.of(10, 0, 0, 2), server: Buffer.of(192, 0, 2, 80) };

function frameOf(
  { from, flags, payload }: Packet,
  { port, sequence, seen }: { port: number; sequence: number; seen: number },
): Buffer {
  const [source, target] = [ADDRESSES[from], ADDRESSES[other(from)]];
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(from === 'client' ? port : 80);
  tcp.writeUInt16BE(from === 'client' ? 80 : port, 2);
  tcp.writeUInt32BE(sequence, 4);
  tcp.writeUInt32BE(flags & ACK ? seen : 0, 8);
  tcp[12] = 0x50;
  tcp[13] = flags;
  tcp.writeUInt16BE(65_535, 14);
  const length = Buffer.alloc(4, 0);
  length[1] = 6;
  length.writeUInt16BE(20 + payload.length, 2);
  tcp.writeUInt16BE(checksum(Buffer.concat([source, target, length, tcp, payload])), 16);
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(40 + payload.length, 2);
  ip[8] = 64;
  ip[9] = 6;
  source.copy(ip, 12);
  target.copy(ip, 16);
  ip.writeUInt16BE(checksum(ip), 10);
  const ethernet = Buffer.from('0200000000010200000000020800', 'hex');
  return Buffer.concat([ethernet, ip, tcp, payload]);
}

/** RFC 1071. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
