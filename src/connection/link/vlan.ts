import type { Link } from './link.ts';
import { u16 } from './link.ts';

/** A tag of IEEE 802.1Q, 802.1ad, or of what came before it; a stack of them is read one by one. */
export const vlan: Link = {
  name: 'VLAN tag',
  linkTypes: [],
  etherTypes: [0x8100, 0x88a8, 0x9100],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 4) return false;
    into.etherType = u16(bytes, into.start + 2);
    into.start += 4;
    return true;
  },
};
