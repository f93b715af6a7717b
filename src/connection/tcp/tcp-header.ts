/** A TCP header, read; one object is reused for all segments. */
export interface TcpHeader {
  sequence: number;
  acknowledged: number;
  flags: number;
  /** Where the payload starts in the packet's bytes. */
  payloadStart: number;
}

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;

/** RFC 9293 §3.1. False where the header is cut short or its data offset cannot be. The checksum is not looked at: cards fill it in later. */
export function readTcpHeader(
  bytes: Uint8Array,
  span: { start: number; end: number },
  into: TcpHeader,
): boolean {
  const { start, end } = span;
  if (end < start + 20) return false;
  const headerLength = ((bytes[start + 12] as number) >> 4) * 4;
  if (headerLength < 20 || start + headerLength > end) return false;
  into.sequence = word(bytes, start + 4);
  into.acknowledged = word(bytes, start + 8);
  into.flags = bytes[start + 13] as number;
  into.payloadStart = start + headerLength;
  return true;
}

/** As a signed 32-bit number: sequence numbers are only ever subtracted, which wraps as RFC 9293 §3.4 wants. */
function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}
