import { concatBytes } from '../../base/index.ts';
import { addressBytes } from './address-bytes.ts';
import { checksum } from './checksum.ts';

/** A way in which an IP packet lies in a frame. */
export interface Wrapping {
  readonly name: string;
  readonly linkType: number;
  wrap(packet: Uint8Array): Uint8Array;
}

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const isV6 = (packet: Uint8Array) => (packet[0] as number) >> 4 === 6;
const typeOf = (packet: Uint8Array) => (isV6(packet) ? [0x86, 0xdd] : [8, 0]);
const before = (header: readonly number[], rest: Uint8Array) => concatBytes([Uint8Array.from(header), rest]);

const MACS = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];
const SNAP = [0xaa, 0xaa, 3, 0, 0, 0];
const ethernet = (type: readonly number[], inside: Uint8Array) => before([...MACS, ...type], inside);
const snapped = (packet: Uint8Array) => before([...SNAP, ...typeOf(packet)], packet);
const wifiData = (inside: Uint8Array) =>
  before([0x08, 0x02, 0, 0, 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 3, 0, 0], inside);
const joinedFrame = (inside: Uint8Array) => {
  const frame = before([...MACS, ...u16(inside.length)], inside);
  return before([...frame], new Uint8Array((4 - (frame.length % 4)) % 4));
};
const wifiJoined = (frames: readonly Uint8Array[]) => {
  const mac = [0x88, 0x02, 0, 0, 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 3, 0, 0, 0x80, 0];
  return concatBytes([Uint8Array.from(mac), ...frames]);
};
const pktapHeader = (linkType: number) => {
  const header = new Uint8Array(108);
  const view = new DataView(header.buffer);
  for (const [at, value] of [
    [0, 108],
    [4, 1],
    [8, linkType],
    [52, 77],
  ] as const)
    view.setUint32(at, value, true);
  return [...header];
};

/** An IPv4 or IPv6 packet, as the addresses are, around a payload. */
export function buildIpPacket(
  from: string,
  to: string,
  { protocol, payload }: { protocol: number; payload: Uint8Array },
): Uint8Array {
  const addresses = [...addressBytes(from), ...addressBytes(to)];
  if (from.includes(':'))
    return before([0x60, 0, 0, 0, ...u16(payload.length), protocol, 64, ...addresses], payload);
  const header = [0x45, 0, ...u16(20 + payload.length), 0, 0, 0, 0, 64, protocol, 0, 0, ...addresses];
  header.splice(10, 2, ...u16(checksum(Uint8Array.from(header))));
  return before(header, payload);
}

const outer4 = (protocol: number, payload: Uint8Array) =>
  ethernet([8, 0], buildIpPacket('203.0.113.1', '203.0.113.2', { protocol, payload }));
const outer6 = (protocol: number, payload: Uint8Array) =>
  ethernet([0x86, 0xdd], buildIpPacket('2001:db8:f::1', '2001:db8:f::2', { protocol, payload }));
const udp = (port: number, inside: Uint8Array) =>
  before([...u16(40_001), ...u16(port), ...u16(8 + inside.length), 0, 0], inside);
const ownProtocol = (packet: Uint8Array) => (isV6(packet) ? 41 : 4);
const gre = (flags: number, more: readonly number[], packet: Uint8Array) =>
  before([...u16(flags), ...typeOf(packet), ...more], packet);
const gtp = (first: number, more: readonly number[], packet: Uint8Array) =>
  before([first, 255, ...u16(packet.length + more.length), 0, 0, 0, 9, ...more], packet);
const vxlan = (packet: Uint8Array) => before([8, 0, 0, 0, 0, 0, 5, 0], ethernet(typeOf(packet), packet));
const ppp = (packet: Uint8Array) => before([0x00, isV6(packet) ? 0x57 : 0x21], packet);

function wrapping(name: string, linkType: number, wrap: (packet: Uint8Array) => Uint8Array): Wrapping {
  return { name, linkType, wrap };
}

/** Each link layer and each tunnel that is read, and some of them in each other. */
export const wrappings: readonly Wrapping[] = [
  wrapping('Ethernet', 1, (packet) => ethernet(typeOf(packet), packet)),
  wrapping('802.1Q', 1, (packet) => ethernet([0x81, 0, 0, 5, ...typeOf(packet)], packet)),
  wrapping('QinQ', 1, (packet) => ethernet([0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, ...typeOf(packet)], packet)),
  wrapping('Ethernet with SNAP', 1, (packet) => ethernet(u16(packet.length + 8), snapped(packet))),
  wrapping('raw IP', 101, (packet) => packet),
  wrapping('NULL', 0, (packet) => before([isV6(packet) ? 30 : 2, 0, 0, 0], packet)),
  wrapping('LOOP', 108, (packet) => before([0, 0, 0, isV6(packet) ? 30 : 2], packet)),
  wrapping('cooked v1', 113, (packet) =>
    before([0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, ...typeOf(packet)], packet),
  ),
  wrapping('cooked v2', 276, (packet) =>
    before([...typeOf(packet), 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], packet),
  ),
  wrapping('PPP', 9, (packet) => before([0xff, 3], ppp(packet))),
  wrapping('PPP with direction', 204, (packet) => before([1, 0xff, 3], ppp(packet))),
  wrapping('PPPoE', 1, (packet) =>
    ethernet([0x88, 0x64, 0x11, 0, 0, 7, ...u16(packet.length + 2)], ppp(packet)),
  ),
  wrapping('MPLS', 1, (packet) => ethernet([0x88, 0x47, 0, 1, 0, 64, 0, 1, 1, 64], packet)),
  wrapping('Ethernet over MPLS', 1, (packet) =>
    ethernet([0x88, 0x47, 0, 1, 1, 64, 0, 0, 0, 0], ethernet(typeOf(packet), packet)),
  ),
  wrapping('NFLOG', 239, (packet) => {
    const attribute = before([(packet.length + 4) & 255, (packet.length + 4) >> 8, 9, 0], packet);
    const padding = new Uint8Array((4 - (packet.length % 4)) % 4);
    const timed = concatBytes([
      attribute,
      padding,
      Uint8Array.from([20, 0, 3, 0, ...new Array<number>(16).fill(1)]),
    ]);
    return before([isV6(packet) ? 10 : 2, 0, 0, 5, 8, 0, 1, 0, 8, 0, 0, 0], timed);
  }),
  wrapping('PKTAP', 258, (packet) => before(pktapHeader(1), ethernet(typeOf(packet), packet))),
  wrapping('PKTAP with raw IP', 258, (packet) => before(pktapHeader(12), packet)),
  wrapping('802.11', 105, (packet) => wifiData(snapped(packet))),
  wrapping('802.11, joined', 105, (packet) => wifiJoined([joinedFrame(snapped(packet))])),
  wrapping('radiotap', 127, (packet) =>
    concatBytes([
      Uint8Array.from([0, 0, 9, 0, 2, 0, 0, 0, 0x10]),
      wifiData(snapped(packet)),
      Uint8Array.of(0xde, 0xad, 0xbe, 0xef),
    ]),
  ),
  wrapping('GRE', 1, (packet) => outer4(47, gre(0, [], packet))),
  wrapping('GRE with checksum, key and sequence', 1, (packet) =>
    outer4(47, gre(0xb000, [0, 0, 0, 0, ...u32(7), ...u32(8)], packet)),
  ),
  wrapping('GRE over IPv6', 1, (packet) => outer6(47, gre(0x2000, u32(7), packet))),
  wrapping('Ethernet over GRE', 1, (packet) =>
    outer4(47, before([0, 0, 0x65, 0x58], ethernet(typeOf(packet), packet))),
  ),
  wrapping('PPTP', 1, (packet) =>
    outer4(
      47,
      before(
        [0x30, 0x81, 0x88, 0x0b, ...u16(packet.length + 4), 0, 9, ...u32(1), ...u32(2), 0xff, 3],
        ppp(packet),
      ),
    ),
  ),
  wrapping('IP in IPv4', 1, (packet) => outer4(ownProtocol(packet), packet)),
  wrapping('IP in IPv6', 1, (packet) => outer6(ownProtocol(packet), packet)),
  wrapping('MPLS in IP', 1, (packet) => outer4(137, before([0, 1, 1, 64], packet))),
  wrapping('VXLAN', 1, (packet) => outer4(17, udp(4789, vxlan(packet)))),
  wrapping('VXLAN over IPv6', 1, (packet) => outer6(17, udp(4789, vxlan(packet)))),
  wrapping('GTP-U', 1, (packet) => outer4(17, udp(2152, gtp(0x30, [], packet)))),
  wrapping('GTP-U with sequence', 1, (packet) => outer4(17, udp(2152, gtp(0x32, [0, 1, 0, 0], packet)))),
  wrapping('GTP-U with an extension of 5G', 1, (packet) =>
    outer4(17, udp(2152, gtp(0x34, [0, 0, 0, 0x85, 1, 0x10, 9, 0], packet))),
  ),
  wrapping('VXLAN in GRE in 802.1Q', 1, (packet) =>
    ethernet(
      [0x81, 0, 0, 5, 8, 0],
      buildIpPacket('203.0.113.1', '203.0.113.2', {
        protocol: 47,
        payload: gre(
          0,
          [],
          buildIpPacket('198.51.100.1', '198.51.100.2', { protocol: 17, payload: udp(4789, vxlan(packet)) }),
        ),
      }),
    ),
  ),
];

/** A Wi-Fi frame that joins several packets. */
export function joinInWifi(packets: readonly Uint8Array[]): Uint8Array {
  return wifiJoined(packets.map((packet) => joinedFrame(snapped(packet))));
}
