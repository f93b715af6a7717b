import type { Notice } from '../base/index.ts';

/**
 * Codes of the notices about packets, and blocks of a capture, that were passed over whole: what they carried is in no
 * count of bytes, read or not. What only runs a network, such as ICMP and ARP, is none of them.
 */
export const PASSED_OVER: ReadonlySet<string> = new Set([
  'block-broken',
  'ethertype-unsupported',
  'interface-unknown',
  'ip-fragment',
  'ip-invalid',
  'ip-truncated',
  'link-damaged',
  'link-fragment',
  'link-protected',
  'link-truncated',
  'link-unsupported',
  'not-tcp-or-udp',
  'packet-too-long',
  'tcp-header-invalid',
  'tcp-out-of-window',
  'tunnel-too-deep',
  'udp-header-invalid',
]);

/** Bytes of all that was passed over. */
export function bytesPassedOver(notices: readonly Notice[]): number {
  return notices
    .filter(({ code }) => PASSED_OVER.has(code))
    .reduce((sum, { byteLength = 0 }) => sum + byteLength, 0);
}
