import { concatBytes } from '../../base/index.ts';
import { addressBytes } from './address-bytes.ts';
import { checksum } from './checksum.ts';

/** An address and port of one end. */
export interface PlannedEnd {
  readonly address: string;
  readonly port: number;
}

export interface TcpPlan {
  readonly from: PlannedEnd;
  readonly to: PlannedEnd;
  readonly sequence: number;
  readonly acknowledged?: number;
  /** FIN 1, SYN 2, RST 4, PSH 8, ACK 16. */
  readonly flags: number;
  readonly payload?: Uint8Array;
}

export interface UdpPlan {
  readonly from: PlannedEnd;
  readonly to: PlannedEnd;
  readonly payload: Uint8Array;
}

/** An Ethernet frame with a TCP segment. */
export function buildTcpFrame({
  from,
  to,
  sequence,
  acknowledged = 0,
  flags,
  payload = NOTHING,
}: TcpPlan): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint32(4, sequence >>> 0);
  view.setUint32(8, acknowledged >>> 0);
  view.setUint8(12, 5 << 4);
  view.setUint8(13, flags);
  view.setUint16(14, 65_535);
  view.setUint16(16, transportChecksum(from, to, 6, concatBytes([header, payload])));
  return buildIpFrame(from.address, to.address, { protocol: 6, payload: concatBytes([header, payload]) });
}

/** An Ethernet frame with a UDP datagram. */
export function buildUdpFrame({ from, to, payload }: UdpPlan): Uint8Array {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint16(4, 8 + payload.length);
  view.setUint16(6, transportChecksum(from, to, 17, concatBytes([header, payload])));
  return buildIpFrame(from.address, to.address, { protocol: 17, payload: concatBytes([header, payload]) });
}

/** An Ethernet frame with an IPv4 or IPv6 packet, as the addresses are. */
export function buildIpFrame(
  from: string,
  to: string,
  inside: { protocol: number; payload: Uint8Array },
): Uint8Array {
  const isV6 = from.includes(':');
  const ethernet = Uint8Array.from([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, ...(isV6 ? [0x86, 0xdd] : [8, 0])]);
  const header = isV6 ? ipv6Header(inside) : ipv4Header(from, to, inside);
  const addresses = isV6 ? [addressBytes(from), addressBytes(to)] : [];
  return concatBytes([ethernet, header, ...addresses, inside.payload]);
}

function ipv4Header(from: string, to: string, inside: { protocol: number; payload: Uint8Array }): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  header[0] = 0x45;
  view.setUint16(2, 20 + inside.payload.length);
  view.setUint16(6, 0x4000);
  header[8] = 64;
  header[9] = inside.protocol;
  header.set(addressBytes(from), 12);
  header.set(addressBytes(to), 16);
  view.setUint16(10, checksum(header));
  return header;
}

function ipv6Header(inside: { protocol: number; payload: Uint8Array }): Uint8Array {
  const header = new Uint8Array(8);
  header[0] = 0x60;
  new DataView(header.buffer).setUint16(4, inside.payload.length);
  header[6] = inside.protocol;
  header[7] = 64;
  return header;
}

/** RFC 9293 §3.1 and RFC 8200 §8.1: the pseudo header's sum is the same for both families but for the addresses. */
function transportChecksum(from: PlannedEnd, to: PlannedEnd, protocol: number, bytes: Uint8Array): number {
  const rest = Uint8Array.from([0, protocol, bytes.length >> 8, bytes.length & 255]);
  return checksum(addressBytes(from.address), addressBytes(to.address), rest, bytes);
}

const NOTHING = new Uint8Array(0);
