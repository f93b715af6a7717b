import { ETHERTYPE_IPV4, ETHERTYPE_IPV6, type Link, NOT_ETHERTYPE } from './link.ts';

/** No link header at all: 101 LINKTYPE_RAW, 12 and 14 its old numbers, 228 IPv4 only, 229 IPv6 only. */
export const rawIp: Link = {
  name: 'raw IP',
  linkTypes: [101, 12, 14, 228, 229],
  enclosed(bytes, into) {
    if (bytes.length < into.start + 1) return false;
    const version = (bytes[into.start] as number) >> 4;
    into.etherType = version === 4 ? ETHERTYPE_IPV4 : version === 6 ? ETHERTYPE_IPV6 : NOT_ETHERTYPE;
    return true;
  },
};
