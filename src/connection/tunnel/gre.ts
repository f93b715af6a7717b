import { CONTROL_FRAME, u16 } from '../link/link.ts';
import type { Tunnel } from './tunnel.ts';

const HAS_CHECKSUM = 0x8000;
const HAS_ROUTING = 0x4000;
const HAS_KEY = 0x2000;
const HAS_SEQUENCE = 0x1000;
const HAS_ACKNOWLEDGEMENT = 0x0080;
const VERSION = 0x0007;

/**
 * RFC 2784 and RFC 2890: flags, an EtherType, then four bytes for each of checksum, key and sequence. Version 1 is
 * PPTP's (RFC 2637 §4.1), which adds an acknowledgement, and may carry nothing else. The routing of RFC 1701 is not read.
 */
export const gre: Tunnel = {
  name: 'GRE',
  protocols: [47],
  udpPorts: [],
  enclosed(bytes, { at, end }, into) {
    if (end < at + 4) return false;
    const flags = u16(bytes, at);
    const version = flags & VERSION;
    if (version > 1 || (flags & HAS_ROUTING) !== 0) return false;
    let byteLength = 4;
    for (const flag of [HAS_CHECKSUM, HAS_KEY, HAS_SEQUENCE]) if ((flags & flag) !== 0) byteLength += 4;
    if (version === 1 && (flags & HAS_ACKNOWLEDGEMENT) !== 0) byteLength += 4;
    if (end < at + byteLength) return false;
    // PPTP's acknowledgements, and the keep-alives of routers, carry nothing.
    into.etherType = end === at + byteLength ? CONTROL_FRAME : u16(bytes, at + 2);
    into.start = at + byteLength;
    return true;
  },
};
