import { CONTROL_FRAME, ETHERTYPE_LLC, type Link, NOT_ETHERTYPE, u16 } from './link.ts';

/** Service access points (IEEE 802.2): SNAP, IP as RFC 948 had it, spanning tree, IS-IS, and none. */
const SNAP = 0xaa;
const IP = 0x06;
const CONTROL_POINTS = [0x42, 0xfe, 0x00];

const UNNUMBERED_INFORMATION = 0x03;

/** Organisations whose SNAP protocol numbers are EtherTypes: RFC 1042, and IEEE 802.1H's bridge tunnel. */
const ETHERTYPE_ORGANISATIONS = [0x000000, 0x0000f8];
/** Cisco's (CDP, VTP, DTP, PVST+): they run switches. */
const CONTROL_ORGANISATIONS = [0x00000c];

/** LLC, and SNAP within it: how IEEE 802.11 and old Ethernet name the protocol. */
export const llc: Link = {
  name: 'LLC',
  linkTypes: [],
  etherTypes: [ETHERTYPE_LLC],
  enclosed(bytes, into) {
    const at = into.start;
    if (bytes.length < at + 3) return false;
    const destination = bytes[at] as number;
    const isInformation = ((bytes[at + 2] as number) & ~0x10) === UNNUMBERED_INFORMATION;
    into.start += 3;
    into.etherType = NOT_ETHERTYPE;
    if (CONTROL_POINTS.includes(destination)) into.etherType = CONTROL_FRAME;
    else if (isInformation && destination === IP) into.etherType = 0x0800;
    else if (isInformation && destination === SNAP) {
      if (bytes.length < at + 8) return false;
      const organisation = ((bytes[at + 3] as number) << 16) | u16(bytes, at + 4);
      into.start += 5;
      if (ETHERTYPE_ORGANISATIONS.includes(organisation)) into.etherType = u16(bytes, at + 6);
      else if (CONTROL_ORGANISATIONS.includes(organisation)) into.etherType = CONTROL_FRAME;
    }
    return true;
  },
};
