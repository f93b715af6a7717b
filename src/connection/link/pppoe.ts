import { CONTROL_FRAME, LINK_TYPE, type Link } from './link.ts';

const LINKTYPE_PPP = 9;

/** RFC 2516 §4: a session's PPP frames have the code 0; any other sets a session up. 51 is PPPoE without Ethernet. */
export const pppoe: Link = {
  name: 'PPPoE',
  linkTypes: [51],
  etherTypes: [0x8864],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 6) return false;
    into.etherType = bytes[into.start + 1] === 0 ? LINK_TYPE + LINKTYPE_PPP : CONTROL_FRAME;
    into.start += 6;
    return true;
  },
};
