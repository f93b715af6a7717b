import { LETTER_SETS, LOWER, URL_SAFE } from './letter-sets.ts';
import { SIX_BITS } from './six-bits.ts';

/** Bytes that are looked at together. */
export const BLOCK = 16;
/** The bits of a block that tell letters. */
export const LETTERS = 0xffff;

/** Byte → bit 0: it is a letter of base64; bit 16: it is a small one, or joins words of them. */
const SIGNS = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  SIGNS[byte] =
    (SIX_BITS[byte] === 255 ? 0 : 1) |
    (((LETTER_SETS[byte] as number) & (LOWER | URL_SAFE)) === 0 ? 0 : 1 << BLOCK);
}

/**
 * Of the block that begins at `at` which bytes are letters, the first in the lowest bit, and from bit 16 on which
 * are small; nothing past `limit` is. Written out, as a loop takes twice as long.
 */
export function letterSigns(bytes: Uint8Array, at: number, limit: number): number {
  if (at + BLOCK > limit) {
    let signs = 0;
    for (let i = 0; at + i < limit; i++) signs |= (SIGNS[bytes[at + i] as number] as number) << i;
    return signs;
  }
  return (
    (SIGNS[bytes[at] as number] as number) |
    ((SIGNS[bytes[at + 1] as number] as number) << 1) |
    ((SIGNS[bytes[at + 2] as number] as number) << 2) |
    ((SIGNS[bytes[at + 3] as number] as number) << 3) |
    ((SIGNS[bytes[at + 4] as number] as number) << 4) |
    ((SIGNS[bytes[at + 5] as number] as number) << 5) |
    ((SIGNS[bytes[at + 6] as number] as number) << 6) |
    ((SIGNS[bytes[at + 7] as number] as number) << 7) |
    ((SIGNS[bytes[at + 8] as number] as number) << 8) |
    ((SIGNS[bytes[at + 9] as number] as number) << 9) |
    ((SIGNS[bytes[at + 10] as number] as number) << 10) |
    ((SIGNS[bytes[at + 11] as number] as number) << 11) |
    ((SIGNS[bytes[at + 12] as number] as number) << 12) |
    ((SIGNS[bytes[at + 13] as number] as number) << 13) |
    ((SIGNS[bytes[at + 14] as number] as number) << 14) |
    ((SIGNS[bytes[at + 15] as number] as number) << 15)
  );
}
