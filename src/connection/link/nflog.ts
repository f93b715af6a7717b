import { ETHERTYPE_IPV4, ETHERTYPE_IPV6, type Link, NOT_ETHERTYPE } from './link.ts';

const AF_INET = 2;
const AF_INET6 = 10;
const PAYLOAD = 9;
const MOST_ATTRIBUTES = 64;

/**
 * NFLOG: an address family, a version, a number, then attributes of `length, type, value` padded to four bytes;
 * the packet is one of them. Lengths are in the byte order of the machine that captured, so the walk
 * is tried in both: a wrong order gives lengths that do not fit.
 */
export const nflog: Link = {
  name: 'NFLOG',
  linkTypes: [239],
  enclosed(bytes, into) {
    const first = into.start;
    if (bytes.length < first + 4) return false;
    const at = payloadAt(bytes, first + 4, true) ?? payloadAt(bytes, first + 4, false);
    if (at === null) return false;
    const family = bytes[first];
    into.start = at;
    into.etherType = NOT_ETHERTYPE;
    if (family === AF_INET) into.etherType = ETHERTYPE_IPV4;
    else if (family === AF_INET6) into.etherType = ETHERTYPE_IPV6;
    return true;
  },
};

function payloadAt(bytes: Uint8Array, start: number, little: boolean): number | null {
  const read = (at: number) => {
    const [a, b] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    return little ? (b << 8) | a : (a << 8) | b;
  };
  let at = start;
  for (let attributes = 0; attributes < MOST_ATTRIBUTES; attributes++) {
    if (at + 4 > bytes.length) return null;
    const byteLength = read(at);
    if (byteLength < 4) return null;
    // The packet may be cut short by the capture, so that its length reaches past the end.
    if (read(at + 2) === PAYLOAD) return at + 4;
    at += Math.ceil(byteLength / 4) * 4;
  }
  return null;
}
