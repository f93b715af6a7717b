import { looksLikeDtls } from './dtls.ts';
import { looksLikeQuic } from './quic.ts';

/** A protocol over UDP that is encrypted throughout. */
export interface ProtectedProtocol {
  /** Reason of the opaque bytes, and code of the notice. */
  readonly reason: string;
  readonly detail: string;
  /** Whether all of a connection is it once one datagram was. */
  readonly takesAll: boolean;
  /** `hasSpoken`: a datagram of the connection was it before. */
  matches(bytes: Uint8Array, ports: readonly [number, number], hasSpoken: boolean): boolean;
}

/** Between its datagrams others may pass in clear, such as those of STUN (RFC 7983). */
const dtls: ProtectedProtocol = {
  reason: 'dtls-no-key',
  detail: 'A connection speaks DTLS, which is not decrypted.',
  takesAll: false,
  matches: (bytes, _, hasSpoken) => looksLikeDtls(bytes, hasSpoken),
};

const quic: ProtectedProtocol = {
  reason: 'quic-no-key',
  detail: 'A connection speaks QUIC, and no key for it is known.',
  takesAll: true,
  matches: (bytes, ports) => ports.includes(443) && looksLikeQuic(bytes),
};

const WIREGUARD_PORT = 51_820;

/**
 * WireGuard (its paper, §5.4): a type and three zeros. A handshake's messages have one length each; transported data
 * is padded to 16 bytes, which is sure enough only on the port that everybody uses.
 */
const wireguard: ProtectedProtocol = {
  reason: 'wireguard-no-key',
  detail: 'A connection speaks WireGuard, and no key for it is known.',
  takesAll: true,
  matches(bytes, ports) {
    const [type = 0, a = 1, b = 1, c = 1] = bytes;
    if (a !== 0 || b !== 0 || c !== 0) return false;
    if (type === 1) return bytes.length === 148;
    if (type === 2) return bytes.length === 92;
    return type === 4 && ports.includes(WIREGUARD_PORT) && bytes.length >= 32 && bytes.length % 16 === 0;
  },
};

const NAT_TRAVERSAL_PORT = 4500;
const FIRST_SECURITY_INDEX = 256;

/**
 * ESP in UDP (RFC 3948 §2.1): where IKE has four zeros, ESP has its index, of which the first 256 are reserved, then a
 * number that counts from 1: as long as its first byte is 0, no text is taken for it.
 */
const ipsec: ProtectedProtocol = {
  reason: 'ipsec-no-key',
  detail: 'A connection carries IPsec (ESP), and no key for it is known.',
  takesAll: false,
  matches(bytes, ports) {
    if (!ports.includes(NAT_TRAVERSAL_PORT) || bytes.length < 24 || bytes[4] !== 0) return false;
    const index =
      ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
    return index >>> 0 >= FIRST_SECURITY_INDEX;
  },
};

const protocols = [dtls, quic, wireguard, ipsec];

/** What a datagram surely is, or null; of a connection that spoke one of them it is that or none. */
export function protectedProtocolOf(
  bytes: Uint8Array,
  ports: readonly [number, number],
  spoken: ProtectedProtocol | null,
): ProtectedProtocol | null {
  const possible = spoken === null ? protocols : [spoken];
  return possible.find((one) => one.matches(bytes, ports, spoken !== null)) ?? null;
}

/** The same for ESP by itself (RFC 4303), as an IP protocol. */
export const ESP: Pick<ProtectedProtocol, 'reason' | 'detail'> = ipsec;
