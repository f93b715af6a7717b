import {
  CONTROL_FRAME,
  ETHERTYPE_IPV4,
  ETHERTYPE_IPV6,
  ETHERTYPE_MPLS,
  type Link,
  NOT_ETHERTYPE,
  u16,
} from './link.ts';

/** PPP's own protocol numbers (IANA), as EtherTypes. */
const NETWORK_PROTOCOLS = new Map([
  [0x0021, ETHERTYPE_IPV4],
  [0x0057, ETHERTYPE_IPV6],
  [0x0281, ETHERTYPE_MPLS],
]);

/** From here on the numbers are of protocols that set a link up: NCP, LCP, PAP, CHAP (RFC 1661 §2). */
const FIRST_CONTROL = 0x8000;

/**
 * RFC 1661: a protocol number and what it carries; an odd first byte is a number of one byte (§6.5). Before it may
 * stand HDLC's address and control (RFC 1662 §3.1); pppd (166) writes the direction for the address.
 * What is compressed, encrypted or spread over several links keeps its number and cannot be told.
 */
export const ppp: Link = {
  name: 'PPP',
  linkTypes: [9, 50, 166],
  etherTypes: [0x880b],
  enclosed(bytes, into) {
    let at = into.start;
    const hasAddress = (bytes[at] === 0xff || bytes[at] === 0 || bytes[at] === 1) && bytes[at + 1] === 3;
    if (hasAddress) at += 2;
    const isOneByte = ((bytes[at] ?? 0) & 1) === 1;
    if (bytes.length < at + (isOneByte ? 1 : 2)) return false;
    const protocol = isOneByte ? (bytes[at] as number) : u16(bytes, at);
    into.start = at + (isOneByte ? 1 : 2);
    into.etherType =
      protocol >= FIRST_CONTROL ? CONTROL_FRAME : (NETWORK_PROTOCOLS.get(protocol) ?? NOT_ETHERTYPE);
    return true;
  },
};
