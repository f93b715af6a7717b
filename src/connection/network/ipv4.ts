import type { Datagram, Fault } from './datagram.ts';

const SHORT: Fault = { code: 'ip-truncated', detail: 'The capture ends inside an IPv4 header.' };
const INVALID: Fault = {
  code: 'ip-invalid',
  detail: 'An IPv4 header gives lengths or a version that cannot be.',
};

export const AUTHENTICATION = 51;
const MORE_FRAGMENTS = 0x2000;
const MOST_BYTES = 65_535;

/** What the packet is a view of: its bytes as captured, and its length on the wire. */
export interface Captured {
  readonly bytes: Uint8Array;
  readonly wireLength: number;
}

/**
 * RFC 791 §3.1. A total length of 0 is what a network card writes that cuts the segment later (TSO): then the
 * packet reaches to the end of the frame. A total length beyond the wire is taken as reaching to its end.
 */
export function readIpv4({ bytes, wireLength }: Captured, start: number, into: Datagram): Fault | null {
  if (bytes.length < start + 20) return SHORT;
  const first = bytes[start] as number;
  const headerLength = (first & 15) * 4;
  const onWire = Math.max(wireLength, bytes.length) - start;
  const written = ((bytes[start + 2] as number) << 8) | (bytes[start + 3] as number);
  const total = written === 0 ? onWire : Math.min(written, onWire);
  if (first >> 4 !== 4 || headerLength < 20 || total < headerLength) return INVALID;
  if (bytes.length < start + headerLength) return SHORT;
  const place = ((bytes[start + 6] as number) << 8) | (bytes[start + 7] as number);
  into.version = 4;
  into.addressesAt = start + 12;
  into.addressLength = 4;
  into.protocol = bytes[start + 9] as number;
  into.payloadStart = start + headerLength;
  into.payloadEnd = Math.min(bytes.length, start + total);
  into.cutBytes = start + total - into.payloadEnd;
  into.fragment = null;
  if ((place & 0x3fff) !== 0) {
    const offset = (place & 0x1fff) * 8;
    if (offset + total > MOST_BYTES) return INVALID;
    const identification = ((bytes[start + 4] as number) << 8) | (bytes[start + 5] as number);
    into.fragment = { offset, hasMore: (place & MORE_FRAGMENTS) !== 0, identification };
    return null;
  }
  return into.protocol === AUTHENTICATION ? skipAuthentication(bytes, into) : null;
}

/** RFC 4302 §2: the next protocol, and the length in words less two. What follows is in clear. */
function skipAuthentication(bytes: Uint8Array, into: Datagram): Fault | null {
  const at = into.payloadStart;
  const end = into.payloadEnd + into.cutBytes;
  if (at + 12 > end) return INVALID;
  if (at + 12 > into.payloadEnd) return SHORT;
  const next = at + ((bytes[at + 1] as number) + 2) * 4;
  if (next > end || next < at + 12) return INVALID;
  if (next > into.payloadEnd) return SHORT;
  into.protocol = bytes[at] as number;
  into.payloadStart = next;
  return null;
}
