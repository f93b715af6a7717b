/** RFC 6347 §4.1: type, version, epoch, sequence number, length. */
const RECORD_HEADER = 13;

/**
 * Whether a datagram is made of records of DTLS 1.0 or 1.2, as the handshake of 1.3 still is (RFC 9147 §4); of a connection
 * that spoke it, also of those of 1.3, whose header cannot be told from noise.
 */
export function looksLikeDtls(bytes: Uint8Array, hasSpoken: boolean): boolean {
  if (bytes.length === 0) return false;
  // RFC 9147 §4: the first three bits of the unified header.
  if (hasSpoken && ((bytes[0] as number) & 0xe0) === 0x20) return true;
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < RECORD_HEADER) return false;
    const type = bytes[at] as number;
    const minor = bytes[at + 2];
    // RFC 9146 §4: tls12_cid is 25, and its records have a longer header.
    if (type < 20 || type > 24 || bytes[at + 1] !== 0xfe || (minor !== 0xff && minor !== 0xfd)) return false;
    const byteLength = ((bytes[at + 11] as number) << 8) | (bytes[at + 12] as number);
    if (byteLength === 0) return false;
    at += RECORD_HEADER + byteLength;
  }
  return at === bytes.length;
}
