/**
 * Whether a datagram on port 443 may be QUIC: the fixed bit is set (RFC 9000 §17), and a long header carries a
 * version of IETF QUIC (1, 2, drafts) or of negotiation. A short header cannot be told from noise, but what else is
 * sent to that port is encrypted too (DTLS begins with 20 to 25, whose fixed bit is clear).
 */
export function looksLikeQuic(bytes: Uint8Array): boolean {
  const [first = 0, a = 0, b = 0, c = 0] = bytes;
  if (bytes.length < 20) return false;
  if ((first & 0x80) === 0) return (first & 0x40) !== 0;
  const version = ((a << 16) | (b << 8) | c) >>> 0;
  return version === 0 || version === 0x6b3343 || version === 0xff0000;
}
