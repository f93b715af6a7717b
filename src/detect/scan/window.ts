/** OR 0x20 on four bytes: makes ASCII letters one case. It joins other bytes too, so it only ever filters. */
export const FOLD = 0x20202020;

/**
 * Mixes two folded words into 32 bits. The top bits choose a word of the bitmap, the lowest ten two bits
 * in it, and the table takes what it needs from the bottom, so all of them must be well stirred.
 */
export function hashWindow(low: number, high: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d);
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The folded word of four bytes from `at`, in the byte order in which the search loads words. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const a = bytes[at] ?? 0;
  const b = bytes[at + 1] ?? 0;
  const c = bytes[at + 2] ?? 0;
  const d = bytes[at + 3] ?? 0;
  const word = IS_LITTLE_ENDIAN ? a | (b << 8) | (c << 16) | (d << 24) : d | (c << 8) | (b << 16) | (a << 24);
  return word | FOLD;
}

/** A window is one word, or two: then `high` is the second, else 0. */
export function highAt(bytes: Uint8Array, at: number, size: 4 | 8): number {
  return size === 8 ? wordAt(bytes, at + 4) : 0;
}
