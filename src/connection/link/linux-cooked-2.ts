import { type Link, u16 } from './link.ts';

/** LINUX_SLL2: the protocol comes first, so that it can follow the interface index. */
export const linuxCooked2: Link = {
  name: 'Linux cooked v2',
  linkTypes: [276],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 20) return false;
    into.etherType = u16(bytes, into.start);
    into.start += 20;
    return true;
  },
};
