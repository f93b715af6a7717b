import type { Link } from './link.ts';
import { skipVlanTags } from './vlan-tags.ts';

/** IEEE 802.3 with 802.1Q tags. A type below 1536 is a length, and what follows is LLC: no IP that a phone sends. */
export const ethernet: Link = {
  name: 'Ethernet',
  linkTypes: [1],
  enclosed(bytes, into) {
    if (bytes.length < 14) return false;
    into.etherType = ((bytes[12] as number) << 8) | (bytes[13] as number);
    into.start = 14;
    return skipVlanTags(bytes, into);
  },
};
