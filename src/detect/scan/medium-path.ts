import { WindowChooser } from './choose-window.ts';
import { certainBytes, type Matcher, type Needle } from './needle.ts';
import type { NeedlePool } from './needle-pool.ts';
import { FOLD, wordAt } from './window.ts';
import { addToFilter, emptyFilter } from './window-filter.ts';
import { WindowTable } from './window-table.ts';

/** Shortest needle that holds a 4-byte window at every alignment to two. */
export const MEDIUM = 5;

/** In the table of pairs: the two bytes begin a window, end one. */
const BEGINS = 1;
const ENDS = 2;

/** FOLD for two bytes. */
const FOLD_PAIR = 0x2020;

/**
 * Needles of 5 to 10 bytes: 4-byte windows at every second byte, so that each needle is entered with two.
 * At a stride of four they would be four, and needles under 7 bytes would need a third way of searching.
 * Twice as many places would cost twice the time, so before anything is hashed a table of byte pairs says
 * whether two neighbouring pairs can make a window at all.
 */
export function mediumPath(
  needles: readonly Needle[],
  indexes: readonly number[],
  pool: NeedlePool,
): Matcher {
  const chooser = new WindowChooser(4, 2);
  for (const index of indexes) chooser.count(certainBytes(needles[index] as Needle));
  const table = new WindowTable(indexes.length * 2);
  const pairs = new Uint8Array(1 << 16);
  const filter = emptyFilter(indexes.length * 2);
  for (const index of indexes) {
    const bytes = certainBytes(needles[index] as Needle);
    const from = chooser.choose(bytes);
    for (let at = from; at < from + 2; at++) {
      const window = { low: wordAt(bytes, at), high: 0 };
      table.add(window, index, at);
      addToFilter(filter, window.low, 0);
      const [first, second] = halvesOf(window.low);
      pairs[first] = (pairs[first] as number) | BEGINS;
      pairs[second] = (pairs[second] as number) | ENDS;
    }
  }
  const { words: bitmap, shift } = filter;

  return {
    find(bytes, hit) {
      const skipped = bytes.byteOffset & 1;
      const count = (bytes.byteLength - skipped) >> 1;
      if (count < 2) return;
      const halves = new Uint16Array(bytes.buffer, bytes.byteOffset + skipped, count);
      let before = pairs[(halves[0] as number) | FOLD_PAIR] as number;
      for (let i = 1; i < count; i++) {
        const here = pairs[(halves[i] as number) | FOLD_PAIR] as number;
        const mayBe = before & (here >> 1);
        before = here;
        if (mayBe === 0) continue;
        const low = joined(halves[i - 1] as number, halves[i] as number) | FOLD;
        // hashWindow for one word, written out: this loop is where the time goes.
        let hash = Math.imul(low, 0x9e3779b1);
        hash ^= hash >>> 15;
        hash = Math.imul(hash, 0x2c1b3c6d);
        const bits = (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
        if (((bitmap[hash >>> shift] as number) & bits) === bits) {
          for (let entry = table.first(low, 0, hash); entry !== 0; entry = table.next(entry)) {
            const start = skipped + (i - 1) * 2 - table.offset(entry);
            pool.tell(table.needle(entry), bytes, { start, hit });
          }
        }
      }
    },
  };
}

const word = new Int32Array(1);
const halfWords = new Uint16Array(word.buffer);

/** The two halves of a word as the search loads them, whatever the byte order of the machine. */
function halvesOf(low: number): [first: number, second: number] {
  word[0] = low;
  return [halfWords[0] as number, halfWords[1] as number];
}

function joined(first: number, second: number): number {
  halfWords[0] = first;
  halfWords[1] = second;
  return word[0] as number;
}
