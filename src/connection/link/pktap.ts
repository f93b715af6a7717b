import { LINK_TYPE, type Link, NOT_ETHERTYPE } from './link.ts';

const SHORTEST_HEADER = 108;
const PACKET_FOLLOWS = 1;

/**
 * PKTAP of Darwin, little-endian: the header's length, what follows it, and that packet's own link type. 149 is the
 * number for private use that Apple's tcpdump writes it under.
 */
export const pktap: Link = {
  name: 'PKTAP',
  linkTypes: [258, 149],
  enclosed(bytes, into) {
    const at = into.start;
    if (bytes.length < at + SHORTEST_HEADER) return false;
    const byteLength = u32(bytes, at);
    if (byteLength < SHORTEST_HEADER || at + byteLength > bytes.length) return false;
    const linkType = u32(bytes, at + 8);
    into.etherType =
      u32(bytes, at + 4) === PACKET_FOLLOWS && linkType < LINK_TYPE ? LINK_TYPE + linkType : NOT_ETHERTYPE;
    into.start = at + byteLength;
    return true;
  },
};

function u32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}
