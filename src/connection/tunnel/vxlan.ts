import { ETHERTYPE_ETHERNET, u16 } from '../link/link.ts';
import type { Tunnel } from './tunnel.ts';

/** RFC 7348 §5: a network's number between reserved bytes of zero, then an Ethernet frame. 8472 is Linux's old port. */
export const vxlan: Tunnel = {
  name: 'VXLAN',
  protocols: [],
  udpPorts: [4789, 8472],
  enclosed(bytes, { at, end }, into) {
    if (end < at + 8 + 14) return false;
    const areReserved = u16(bytes, at) === 0x0800 && u16(bytes, at + 2) === 0 && bytes[at + 7] === 0;
    into.etherType = ETHERTYPE_ETHERNET;
    into.start = at + 8;
    return areReserved;
  },
};
