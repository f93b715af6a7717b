import type { Datagram, Fault, Fragment } from './datagram.ts';
import { AUTHENTICATION, type Captured } from './ipv4.ts';

const SHORT: Fault = { code: 'ip-truncated', detail: 'The capture ends inside an IPv6 header.' };
const INVALID: Fault = {
  code: 'ip-invalid',
  detail: 'An IPv6 header gives lengths or a version that cannot be.',
};

const FRAGMENT_HEADER = 44;
const MOST_BYTES = 65_535;
/** Hop-by-hop, routing, destination options, mobility, HIP, shim6: all `next header, length in 8s, …`. */
const OPTIONS = new Set([0, 43, 60, 135, 139, 140]);

/**
 * RFC 8200. Extension headers are walked; each is at least 8 bytes, so the walk ends. A fragment header on a packet
 * that is whole (RFC 6946, "atomic fragment") is stepped over; behind that of a piece nothing is, since the headers after
 * it are pieces, too. Payload length 0 is TSO or a jumbogram: to the end.
 */
export function readIpv6({ bytes, wireLength }: Captured, start: number, into: Datagram): Fault | null {
  if (bytes.length < start + 40) return SHORT;
  if ((bytes[start] as number) >> 4 !== 6) return INVALID;
  const onWire = Math.max(wireLength, bytes.length) - start - 40;
  const written = ((bytes[start + 4] as number) << 8) | (bytes[start + 5] as number);
  const end = start + 40 + (written === 0 ? onWire : Math.min(written, onWire));
  const captured = Math.min(bytes.length, end);
  let next = bytes[start + 6] as number;
  let at = start + 40;
  into.fragment = null;
  while (OPTIONS.has(next) || next === FRAGMENT_HEADER || next === AUTHENTICATION) {
    if (captured < at + 8) return end < at + 8 ? INVALID : SHORT;
    const units = bytes[at + 1] as number;
    let length = (units + 1) * 8;
    if (next === AUTHENTICATION) length = (units + 2) * 4;
    if (next === FRAGMENT_HEADER) {
      const place = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
      if ((place & 0xfff9) !== 0) into.fragment = fragmentOf(bytes, at, place);
      length = 8;
    }
    next = bytes[at] as number;
    at += length;
    if (into.fragment !== null) {
      if (into.fragment.offset + end - at > MOST_BYTES) return INVALID;
      break;
    }
    if (at > end) return INVALID;
    if (at > captured) return SHORT;
  }
  into.version = 6;
  into.addressesAt = start + 8;
  into.addressLength = 16;
  into.protocol = next;
  into.payloadStart = at;
  into.payloadEnd = captured;
  into.cutBytes = end - captured;
  return null;
}

/** RFC 8200 §4.5: the offset counts eights, which leaves its last three bits for flags. */
function fragmentOf(bytes: Uint8Array, at: number, place: number): Fragment {
  const identification = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(4);
  return { offset: place & 0xfff8, hasMore: (place & 1) !== 0, identification };
}
