import { WindowChooser } from './choose-window.ts';
import { certainBytes, type Matcher, type Needle } from './needle.ts';
import type { NeedlePool } from './needle-pool.ts';
import { FOLD, wordAt } from './window.ts';
import { addToFilter, emptyFilter } from './window-filter.ts';
import { WindowTable } from './window-table.ts';

/** Shortest needle that holds an 8-byte window at every alignment to four. */
export const LONG = 11;

/**
 * Needles of 11 bytes or more. Whatever the place of an occurrence, one of any four neighbouring 8-byte
 * windows of it begins at an address divisible by four; so it is enough to look at aligned pairs of words,
 * a quarter of all places, and each needle is entered with four windows.
 */
export function longPath(needles: readonly Needle[], indexes: readonly number[], pool: NeedlePool): Matcher {
  const chooser = new WindowChooser(8, 4);
  for (const index of indexes) chooser.count(certainBytes(needles[index] as Needle));
  const table = new WindowTable(indexes.length * 4);
  const filter = emptyFilter(indexes.length * 4);
  for (const index of indexes) {
    const bytes = certainBytes(needles[index] as Needle);
    const from = chooser.choose(bytes);
    for (let at = from; at < from + 4; at++) {
      const window = { low: wordAt(bytes, at), high: wordAt(bytes, at + 4) };
      table.add(window, index, at);
      addToFilter(filter, window.low, window.high);
    }
  }
  const { words: bitmap, shift } = filter;

  return {
    find(bytes, hit) {
      const skipped = -bytes.byteOffset & 3;
      const count = (bytes.byteLength - skipped) >> 2;
      if (count < 2) return;
      const words = new Int32Array(bytes.buffer, bytes.byteOffset + skipped, count);
      let low = (words[0] as number) | FOLD;
      for (let i = 1; i < count; i++) {
        const high = (words[i] as number) | FOLD;
        // hashWindow, written out: this loop is where the time goes.
        let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
        hash ^= hash >>> 15;
        hash = Math.imul(hash, 0x2c1b3c6d);
        const bits = (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
        if (((bitmap[hash >>> shift] as number) & bits) === bits) {
          for (let entry = table.first(low, high, hash); entry !== 0; entry = table.next(entry)) {
            const start = skipped + (i - 1) * 4 - table.offset(entry);
            pool.tell(table.needle(entry), bytes, { start, hit });
          }
        }
        low = high;
      }
    },
  };
}
