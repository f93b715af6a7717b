import type { Datagram, Fault } from './datagram.ts';
import type { Captured } from './ipv4.ts';

const SHORT: Fault = { code: 'ip-truncated', detail: 'The capture ends inside an IPv6 header.' };
const INVALID: Fault = {
  code: 'ip-invalid',
  detail: 'An IPv6 header gives lengths or a version that cannot be.',
};
const FRAGMENT: Fault = { code: 'ip-fragment', detail: 'IPv6 fragments are not put together.' };

const FRAGMENT_HEADER = 44;
const AUTHENTICATION = 51;
/** Hop-by-hop, routing, destination options, mobility, HIP, shim6: all `next header, length in 8s, …`. */
const OPTIONS = new Set([0, 43, 60, 135, 139, 140]);

/**
 * RFC 8200. Extension headers are walked; each is at least 8 bytes, so the walk ends. A fragment header on a packet
 * that is whole (RFC 6946, "atomic fragment") is stepped over. Payload length 0 is TSO or a jumbogram: to the end.
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
  while (OPTIONS.has(next) || next === FRAGMENT_HEADER || next === AUTHENTICATION) {
    if (captured < at + 8) return end < at + 8 ? INVALID : SHORT;
    const units = bytes[at + 1] as number;
    let length = (units + 1) * 8;
    if (next === AUTHENTICATION) length = (units + 2) * 4;
    if (next === FRAGMENT_HEADER) {
      const place = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
      if ((place & 0xfff9) !== 0) return FRAGMENT;
      length = 8;
    }
    next = bytes[at] as number;
    at += length;
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
