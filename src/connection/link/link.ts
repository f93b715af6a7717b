/** What a link header told: the protocol inside as an EtherType, and where its first byte is. */
export interface Enclosed {
  etherType: number;
  start: number;
}

/** One link-layer header type. */
export interface Link {
  readonly name: string;
  /** Numbers from the tcpdump.org list of link-layer header types. */
  readonly linkTypes: readonly number[];
  /**
   * Fills `into`, which is reused from packet to packet; false where the frame ends inside its header.
   * An EtherType of `NOT_ETHERTYPE` stands for a protocol that has none.
   */
  enclosed(bytes: Uint8Array, into: Enclosed): boolean;
}

export const ETHERTYPE_IPV4 = 0x0800;
export const ETHERTYPE_IPV6 = 0x86dd;
export const NOT_ETHERTYPE = 0;
