import { type Link, u16 } from './link.ts';

/** LINUX_SLL: what a capture on Linux's "any" device writes; the protocol is its last field. */
export const linuxCooked: Link = {
  name: 'Linux cooked v1',
  linkTypes: [113],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 16) return false;
    into.etherType = u16(bytes, into.start + 14);
    into.start += 16;
    return true;
  },
};
