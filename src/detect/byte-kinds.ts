/** The byte at a place; 0 outside, which is no letter, digit or sign. */
export const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
export const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
export const isHex = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
export const isWord = (byte: number): boolean => isDigit(byte) || isLetter(byte);
