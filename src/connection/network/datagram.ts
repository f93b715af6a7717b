/** An IP packet's header, read; one object is reused for all packets, so nobody may keep it. */
export interface Datagram {
  version: 4 | 6;
  /** Where the source address starts; the destination follows it. */
  addressesAt: number;
  /** 4 or 16 bytes for each address. */
  addressLength: number;
  /** IP protocol number of what follows all IP headers. */
  protocol: number;
  payloadStart: number;
  /** End of what was captured of the payload; Ethernet padding is past it. */
  payloadEnd: number;
  /** Payload bytes that the capture cut off. */
  cutBytes: number;
  /** Set where the payload is a piece of one. */
  fragment: Fragment | null;
  /** Where the bytes stand in the file if they were put together of fragments; null: as the packet's origin says. */
  runs: readonly FragmentRun[] | null;
}

/** Where a fragment's payload belongs. */
export interface Fragment {
  readonly offset: number;
  readonly hasMore: boolean;
  /** What the sender gives all pieces of one packet, and no other packet for a while. */
  readonly identification: number;
}

/** Bytes from `start` to `end` of what was put together are in packet `index`, from `offset` in the file on. */
export interface FragmentRun {
  readonly start: number;
  readonly end: number;
  readonly index: number;
  readonly offset: number;
}

/** Why a packet cannot be read. The texts are constant, so that notices can be counted. */
export interface Fault {
  readonly code: string;
  readonly detail: string;
}

export function blankDatagram(): Datagram {
  return {
    version: 4,
    addressesAt: 0,
    addressLength: 4,
    protocol: 0,
    payloadStart: 0,
    payloadEnd: 0,
    cutBytes: 0,
    fragment: null,
    runs: null,
  };
}
