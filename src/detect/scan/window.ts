/** Longest window: two words of the machine, of which the search takes four pairs at once. */
export const WIDEST_WINDOW = 8;

/** OR 0x20 on four bytes: makes ASCII letters one case. It joins other bytes too, so it only ever filters. */
export const FOLD = 0x20202020;

/** The folded word of four bytes from `at`, the first lowest as WebAssembly loads it; past the end stand zeros. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const a = bytes[at] ?? 0;
  const b = bytes[at + 1] ?? 0;
  const c = bytes[at + 2] ?? 0;
  const d = bytes[at + 3] ?? 0;
  return a | (b << 8) | (c << 16) | (d << 24) | FOLD;
}

export const MIX_BOTH = 0x2c1b3c6d;

/** What the two words of a window are multiplied by. */
export interface Mix {
  readonly low: number;
  readonly high: number;
}

/**
 * A multiple of 256 for each byte that does not count: what is shifted out at the top takes the last bytes of the word
 * with it, so that narrow windows cost nothing more than wide ones.
 */
export function mixFor(width: number): Mix {
  return {
    low: firstBytes(0x9e3779b1, Math.min(width, 4)),
    high: firstBytes(0x85ebca6b, Math.max(width - 4, 0)),
  };
}

function firstBytes(factor: number, count: number): number {
  // A shift by 32 is none.
  return count === 0 ? 0 : factor << ((4 - count) * 8);
}

/*
 * The hash of a window in two steps. Half of it chooses the bits in a word of the filter, the lowest three bits
 * of each byte one; the top of the whole chooses the word, and the whole stands for the window in the table. The
 * second step carries low bits into high ones, so that word and bits do not say the same thing twice.
 */
export function halfHash(low: number, high: number, mix: Mix): number {
  const sum = Math.imul(low, mix.low) ^ Math.imul(high, mix.high);
  return sum ^ (sum >>> 15);
}

export function wholeHash(half: number): number {
  return Math.imul(half, MIX_BOTH);
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
