/** What a header told: the protocol inside, as an EtherType, and where its first byte is. */
export interface Enclosed {
  /** An EtherType, or one of the other numbers below for what has none. */
  etherType: number;
  start: number;
  /** Where the next frame of an aggregate begins; 0 where there is none. */
  restAt: number;
}

/** One header below or between IP packets: a link layer, a tag, a shim. */
export interface Link {
  readonly name: string;
  /** Numbers from the tcpdump.org list of link-layer header types. */
  readonly linkTypes: readonly number[];
  /** Numbers that another header announces it by. */
  readonly etherTypes?: readonly number[];
  /**
   * Reads the header at `into.start` and fills `into`, which is reused from packet to packet; false where the frame
   * ends inside it.
   */
  enclosed(bytes: Uint8Array, into: Enclosed): boolean;
}

export const ETHERTYPE_IPV4 = 0x0800;
export const ETHERTYPE_IPV6 = 0x86dd;
/** Transparent Ethernet bridging: a whole Ethernet frame (RFC 1701). */
export const ETHERTYPE_ETHERNET = 0x6558;
export const ETHERTYPE_MPLS = 0x8847;
/** Linux's number for a frame that begins with an LLC header (`ETH_P_802_2`). */
export const ETHERTYPE_LLC = 0x0004;

/** A protocol that cannot be told. */
export const NOT_ETHERTYPE = 0;
/** Added to the number of a link-layer header type: EtherTypes end below it. */
export const LINK_TYPE = 0x1_0000;
/** Frames that only run a network and carry no application's data. */
export const CONTROL_FRAME = -1;
/** Frames that the link layer encrypts. */
export const PROTECTED_FRAME = -2;
/** Frames that the receiver found damaged. */
export const DAMAGED_FRAME = -3;
/** Pieces of a frame that the link layer cut. */
export const CUT_FRAME = -4;
/** The next of the frames that IEEE 802.11 joins in one (A-MSDU). */
export const AGGREGATED_FRAME = -5;

export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
