import {
  ETHERTYPE_ETHERNET,
  ETHERTYPE_IPV4,
  ETHERTYPE_IPV6,
  ETHERTYPE_MPLS,
  type Link,
  NOT_ETHERTYPE,
  u16,
} from './link.ts';

/** Labels stacked on one packet; carriers stack four or five, segment routing some more. */
export const MOST_LABELS = 32;

/** What an Ethernet frame in a pseudowire may hold; by these it is told from other pseudowires. */
const IN_ETHERNET = [ETHERTYPE_IPV4, ETHERTYPE_IPV6, ETHERTYPE_MPLS, 0x8100, 0x88a8, 0x0806];

/**
 * RFC 3032: labels of four bytes, the last one marked. Nothing says what follows: as routers do, it is told by the
 * first four bits (RFC 4928 §3), where 0 is the control word of a pseudowire (RFC 4385 §3), which mostly is Ethernet's.
 */
export const mpls: Link = {
  name: 'MPLS',
  linkTypes: [219],
  etherTypes: [ETHERTYPE_MPLS, 0x8848],
  enclosed(bytes, into) {
    let at = into.start;
    for (let labels = 1; ; labels++) {
      if (bytes.length < at + 4 || labels > MOST_LABELS) return false;
      at += 4;
      if (((bytes[at - 2] as number) & 1) === 1) break;
    }
    if (bytes.length === at) return false;
    const version = (bytes[at] as number) >> 4;
    into.start = at;
    into.etherType = NOT_ETHERTYPE;
    if (version === 4) into.etherType = ETHERTYPE_IPV4;
    else if (version === 6) into.etherType = ETHERTYPE_IPV6;
    else if (version === 0 && IN_ETHERNET.includes(u16(bytes, at + 16))) {
      into.etherType = ETHERTYPE_ETHERNET;
      into.start = at + 4;
    } else if (IN_ETHERNET.includes(u16(bytes, at + 12))) into.etherType = ETHERTYPE_ETHERNET;
    return true;
  },
};
