import { ETHERTYPE_ETHERNET, ETHERTYPE_IPV4, ETHERTYPE_IPV6, ETHERTYPE_MPLS } from '../link/link.ts';
import type { Tunnel } from './tunnel.ts';

/** IP protocols that are nothing but the packet itself: RFC 2003, RFC 4213 §3 (6in4), RFC 4023 (MPLS), RFC 8986 (Ethernet). */
const ETHERTYPES = new Map([
  [4, ETHERTYPE_IPV4],
  [41, ETHERTYPE_IPV6],
  [137, ETHERTYPE_MPLS],
  [143, ETHERTYPE_ETHERNET],
]);

export const ipInIp: Tunnel = {
  name: 'IP in IP',
  protocols: [...ETHERTYPES.keys()],
  udpPorts: [],
  enclosed(_, { at, datagram }, into) {
    into.etherType = ETHERTYPES.get(datagram.protocol) ?? 0;
    into.start = at;
    return true;
  },
};
