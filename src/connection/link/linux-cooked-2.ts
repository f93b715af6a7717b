import type { Link } from './link.ts';
import { skipVlanTags } from './vlan-tags.ts';

/** LINUX_SLL2: the protocol comes first, so that it can follow the interface index. */
export const linuxCooked2: Link = {
  name: 'Linux cooked v2',
  linkTypes: [276],
  enclosed(bytes, into) {
    if (bytes.length < 20) return false;
    into.etherType = ((bytes[0] as number) << 8) | (bytes[1] as number);
    into.start = 20;
    return skipVlanTags(bytes, into);
  },
};
