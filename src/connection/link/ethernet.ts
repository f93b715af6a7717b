import { ETHERTYPE_ETHERNET, ETHERTYPE_LLC, type Link, u16 } from './link.ts';

/** Below this the two bytes after the addresses are a length, and what follows is LLC (IEEE 802.3 §3.2.6). */
const LEAST_ETHERTYPE = 1536;

export const ethernet: Link = {
  name: 'Ethernet',
  linkTypes: [1],
  etherTypes: [ETHERTYPE_ETHERNET],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 14) return false;
    const type = u16(bytes, into.start + 12);
    into.etherType = type < LEAST_ETHERTYPE ? ETHERTYPE_LLC : type;
    into.start += 14;
    return true;
  },
};
