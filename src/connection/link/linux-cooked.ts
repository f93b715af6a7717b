import type { Link } from './link.ts';
import { skipVlanTags } from './vlan-tags.ts';

/** LINUX_SLL: what a capture on Linux's "any" device writes; the protocol is its last field. */
export const linuxCooked: Link = {
  name: 'Linux cooked v1',
  linkTypes: [113],
  enclosed(bytes, into) {
    if (bytes.length < 16) return false;
    into.etherType = ((bytes[14] as number) << 8) | (bytes[15] as number);
    into.start = 16;
    return skipVlanTags(bytes, into);
  },
};
