import { AGGREGATED_FRAME, ETHERTYPE_LLC, type Link, u16 } from './link.ts';

/**
 * One of the frames that an A-MSDU joins (IEEE 802.11-2020 §9.3.2.2.2): two addresses, a length, LLC; the next one
 * begins at a multiple of four bytes. What is left at the end and too short for one is a checksum.
 */
export const aggregatedFrame: Link = {
  name: 'A-MSDU subframe',
  linkTypes: [],
  etherTypes: [AGGREGATED_FRAME],
  enclosed(bytes, into) {
    const at = into.start;
    if (bytes.length < at + 14) return false;
    const next = at + Math.ceil((14 + u16(bytes, at + 12)) / 4) * 4;
    into.etherType = ETHERTYPE_LLC;
    into.start = at + 14;
    into.restAt = next + 14 <= bytes.length ? next : 0;
    return true;
  },
};
