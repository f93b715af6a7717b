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
}

/** Why a packet cannot be read. The texts are constant, so that notices can be counted. */
export interface Fault {
  readonly code: string;
  readonly detail: string;
}
