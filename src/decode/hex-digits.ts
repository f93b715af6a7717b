/** Hexadecimal digit of either case → its four bits (RFC 4648 section 8); 255 for any other byte. */
export const FOUR_BITS: Uint8Array = new Uint8Array(256).fill(255);
[...'0123456789abcdef'].forEach((digit, value) => {
  FOUR_BITS[digit.charCodeAt(0)] = value;
  FOUR_BITS[digit.toUpperCase().charCodeAt(0)] = value;
});

/** Whether two digits stand at `at`. */
export function isOctet(bytes: Uint8Array, at: number): boolean {
  return FOUR_BITS[bytes[at] as number] !== 255 && FOUR_BITS[bytes[at + 1] as number] !== 255;
}
