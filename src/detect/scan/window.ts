/** Longest window: two words of the machine, of which the search takes four pairs at once. */
export const WIDEST_WINDOW = 8;

/** OR 0x20 on four bytes: makes ASCII letters one case. It joins other bytes too, so it only ever filters. */
export const FOLD = 0x20202020;

/** What of the two words counts in a window of so many bytes. */
export function windowMasks(width: number): { readonly low: number; readonly high: number } {
  return { low: firstBytes(Math.min(width, 4)), high: firstBytes(Math.max(width - 4, 0)) };
}

function firstBytes(count: number): number {
  return count === 4 ? -1 : (1 << (count * 8)) - 1;
}

/** The folded word of four bytes from `at`, the first lowest as WebAssembly loads it; past the end stand zeros. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const a = bytes[at] ?? 0;
  const b = bytes[at + 1] ?? 0;
  const c = bytes[at + 2] ?? 0;
  const d = bytes[at + 3] ?? 0;
  return a | (b << 8) | (c << 16) | (d << 24) | FOLD;
}

/*
 * The hash of a window in two steps. Half of it chooses the bits in a word of the filter, the lowest three bits
 * of each byte one; the top of the whole chooses the word, and the whole stands for the window in the table. Only
 * the second step carries low bits into high ones, so that word and bits do not say the same thing twice.
 */
export function halfHash(low: number, high: number): number {
  const sum = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return sum ^ (sum >>> 15);
}

export function wholeHash(half: number): number {
  return Math.imul(half, 0x2c1b3c6d);
}

/** Four bits, one in each byte of a filter's word. */
export function filterBits(half: number): number {
  return (
    (1 << (half & 7)) |
    (0x100 << ((half >>> 8) & 7)) |
    (0x10000 << ((half >>> 16) & 7)) |
    (0x1000000 << ((half >>> 24) & 7))
  );
}
