import { CONTROL_FRAME, ETHERTYPE_IPV4, ETHERTYPE_IPV6, u16 } from '../link/link.ts';
import type { Tunnel } from './tunnel.ts';

/** A packet of a phone; the echo, error and end messages of the tunnel itself. */
const G_PDU = 255;
const SIGNALS = [1, 2, 26, 31, 253, 254];
const HAS_EXTENSION = 0x04;
const HAS_OPTIONS = 0x07;

/**
 * 3GPP TS 29.281 §5.1: version 1, protocol type 1; four more bytes where any of extension, sequence and N-PDU number
 * is flagged, then extension headers, each with its length in words and the type of the next one at its end.
 */
export const gtpU: Tunnel = {
  name: 'GTP-U',
  protocols: [],
  udpPorts: [2152],
  enclosed(bytes, { at, end, datagram }, into) {
    if (end < at + 8) return false;
    const first = bytes[at] as number;
    const type = bytes[at + 1] as number;
    if (first >> 4 !== 3 || u16(bytes, at + 2) !== end + datagram.cutBytes - at - 8) return false;
    into.etherType = CONTROL_FRAME;
    into.start = end;
    if (type !== G_PDU) return SIGNALS.includes(type);
    let next = at + 8;
    if ((first & HAS_OPTIONS) !== 0) next += 4;
    if ((first & HAS_EXTENSION) !== 0) {
      while (next <= end && bytes[next - 1] !== 0) {
        const words = bytes[next] ?? 0;
        if (words === 0) return false;
        next += words * 4;
      }
    }
    if (next >= end) return false;
    const isIpv4 = (bytes[next] as number) >> 4 === 4;
    into.etherType = isIpv4 ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6;
    into.start = next;
    // What is no packet whose own length fits is not this protocol's.
    const byteLength = isIpv4 ? u16(bytes, next + 2) : 40 + u16(bytes, next + 4);
    return byteLength === end + datagram.cutBytes - next;
  },
};
