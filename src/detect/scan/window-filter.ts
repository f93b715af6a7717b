import { hashWindow } from './window.ts';

/** Smallest and largest filter in 32-bit words: 4 KB, and 512 KB, past which it falls out of an L2 cache. */
export const FEWEST_FILTER_WORDS = 1 << 10;
export const MOST_FILTER_WORDS = 1 << 17;

/** Bits of filter for one window: with two set for each, about one other window in 500 passes. */
export const FILTER_BITS_PER_WINDOW = 48;

/** A bitmap that says of most windows that no needle has them: two bits, both in one word. */
export interface WindowFilter {
  readonly words: Int32Array;
  /** The word for a hash is `hash >>> shift`. */
  readonly shift: number;
}

export function emptyFilter(windows: number): WindowFilter {
  let size = FEWEST_FILTER_WORDS;
  while (size < MOST_FILTER_WORDS && size * 32 < windows * FILTER_BITS_PER_WINDOW) size *= 2;
  return { words: new Int32Array(size), shift: 32 - Math.log2(size) };
}

export function addToFilter({ words, shift }: WindowFilter, low: number, high: number): void {
  const hash = hashWindow(low, high);
  const at = hash >>> shift;
  words[at] = (words[at] as number) | (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
}
