import { ETHERTYPE_IPV4, ETHERTYPE_IPV6, type Link, NOT_ETHERTYPE, u16 } from './link.ts';

const AF_INET = 2;
/** AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, and Darwin. */
const AF_INET6 = [10, 24, 28, 30];

/**
 * BSD loopback: a four-byte address family, for NULL (0) in the byte order of the machine that captured, for
 * LOOP (108) in network order. No family reaches 2^16, so the bytes themselves tell the order.
 */
export const nullLoopback: Link = {
  name: 'BSD loopback',
  linkTypes: [0, 108],
  enclosed(bytes, into) {
    const at = into.start;
    if (bytes.length < at + 4) return false;
    const little = ((bytes[at + 1] as number) << 8) | (bytes[at] as number);
    const big = u16(bytes, at + 2);
    const family = big === 0 ? little : little === 0 ? big : -1;
    into.start += 4;
    into.etherType = NOT_ETHERTYPE;
    if (family === AF_INET) into.etherType = ETHERTYPE_IPV4;
    else if (AF_INET6.includes(family)) into.etherType = ETHERTYPE_IPV6;
    return true;
  },
};
