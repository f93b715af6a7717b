import { WindowChooser } from './choose-window.ts';
import type { Layout } from './layout.ts';
import { certainBytes, type Needle } from './needle.ts';
import type { PathPlan, Stride } from './plan-paths.ts';
import { filterBits, halfHash, type Mix, mixFor, wholeHash, wordAt } from './window.ts';

/** Smallest and largest filter in 32-bit words: 4 KB, and 512 KB, past which it falls out of an L2 cache. */
export const FEWEST_FILTER_WORDS = 1 << 10;
export const MOST_FILTER_WORDS = 1 << 18;

/** Above it lie the bits of a hash that choose a word of the largest filter. */
export const FILTER_SHIFT = 13;

/** Bits of filter for one window: with four set for each, about one other window in 3,000 passes. */
export const FILTER_BITS_PER_WINDOW = 32;

/** Bits of an entry that say where the window begins in the needle; the rest are the needle. */
export const OFFSET_BITS = 5;

/** Of an entry: needle and offset, next entry, four bytes to check, where in the needle they lie (or -1). */
export const ENTRY_FIELDS = 4;

/** Bytes of the fields of a path, which the search in WebAssembly reads. */
const FIELD_BYTES = 8 * 4;

/** Where the tables of a path lie in the memory. */
export interface PathPlace {
  readonly stride: Stride;
  readonly width: number;
  readonly fields: number;
  readonly filter: number;
  readonly filterWords: number;
  readonly slots: number;
  readonly slotCount: number;
  readonly entries: number;
  readonly entryCount: number;
}

export function placePath({ indexes, stride, width }: PathPlan, layout: Layout): PathPlace {
  const entryCount = indexes.length * stride;
  let filterWords = FEWEST_FILTER_WORDS;
  while (filterWords < MOST_FILTER_WORDS && filterWords * 32 < entryCount * FILTER_BITS_PER_WINDOW)
    filterWords *= 2;
  let slotCount = 16;
  // At most half full, so that a probe for a window that is not there ends at once.
  while (slotCount < entryCount * 2) slotCount *= 2;
  return {
    stride,
    width,
    fields: layout.take(FIELD_BYTES),
    filter: layout.take(filterWords * 4),
    filterWords,
    slots: layout.take(slotCount * 8),
    slotCount,
    entries: layout.take((entryCount + 1) * ENTRY_FIELDS * 4),
    entryCount,
  };
}

/**
 * The tables of one path. The filter is a bitmap that says of most windows that no needle has them: four bits, all
 * in one word. The slots are an open-addressed table from the hash of a window to its first entry (counted from 1;
 * 0 is none). An entry is a needle with the place of the window in it, and the next entry with the same hash. Two
 * windows with one hash share a chain, which costs a comparison: each candidate is compared with its needle.
 */
export class SearchPath {
  readonly fields: number;
  readonly stride: Stride;
  readonly width: number;
  readonly mix: Mix;
  readonly filter: Int32Array;
  /** The word for a hash is `(hash >>> FILTER_SHIFT) & filterMask`. */
  readonly filterMask: number;
  readonly slots: Int32Array;
  readonly slotMask: number;
  readonly entries: Int32Array;

  readonly #place: PathPlace;
  readonly #memory: Uint8Array;

  /** The tables lie at `place` in the memory. */
  constructor(place: PathPlace, memory: Uint8Array) {
    const { buffer, byteOffset } = memory;
    this.#place = place;
    this.#memory = memory;
    this.fields = place.fields;
    this.stride = place.stride;
    this.width = place.width;
    this.mix = mixFor(place.width);
    this.filter = new Int32Array(buffer, byteOffset + place.filter, place.filterWords);
    this.filterMask = place.filterWords - 1;
    this.slots = new Int32Array(buffer, byteOffset + place.slots, place.slotCount * 2);
    this.slotMask = place.slotCount - 1;
    const entries = (place.entryCount + 1) * ENTRY_FIELDS;
    this.entries = new Int32Array(buffer, byteOffset + place.entries, entries);
  }

  /** Writes where everything lies, for the search in WebAssembly. */
  writeFields(): void {
    const { fields, filter, slots, entries } = this.#place;
    const { buffer, byteOffset } = this.#memory;
    // In the order of the constants in assembly/search-block.ts.
    new Int32Array(buffer, byteOffset + fields, FIELD_BYTES / 4).set([
      this.mix.low,
      this.mix.high,
      this.stride,
      filter,
      // Of bytes.
      this.filterMask * 4,
      slots,
      this.slotMask,
      entries,
    ]);
  }

  /** Enters the needles of the path; `indexes` are their places in the list. */
  fill(needles: readonly Needle[], indexes: readonly number[]): void {
    const { stride, width } = this;
    const chooser = new WindowChooser(width, stride);
    // A needle with no choice has no use for counts.
    if (indexes.length > 1)
      for (const index of indexes) chooser.count(certainBytes(needles[index] as Needle));
    let entry = 0;
    for (const index of indexes) {
      const bytes = certainBytes(needles[index] as Needle);
      const from = chooser.choose(bytes);
      for (let at = from; at < from + stride; at++) {
        const half = halfHash(wordAt(bytes, at), wordAt(bytes, at + 4), this.mix);
        entry++;
        const checkAt = checkPlace(bytes.length, at, width);
        const fields = entry * ENTRY_FIELDS;
        this.entries[fields] = (index << OFFSET_BITS) | at;
        this.entries[fields + 2] = checkAt < 0 ? 0 : wordAt(bytes, checkAt);
        this.entries[fields + 3] = checkAt;
        this.#enter(half, entry);
      }
    }
  }

  #enter(half: number, entry: number): void {
    const hash = wholeHash(half);
    const word = (hash >>> FILTER_SHIFT) & this.filterMask;
    this.filter[word] = (this.filter[word] as number) | filterBits(half);
    const slot = this.slotOf(hash);
    this.slots[slot * 2] = hash;
    this.entries[entry * ENTRY_FIELDS + 1] = this.slots[slot * 2 + 1] as number;
    this.slots[slot * 2 + 1] = entry;
  }

  /** The slot of a hash, or the empty one where it would be. */
  slotOf(hash: number): number {
    let slot = hash & this.slotMask;
    while (this.slots[slot * 2 + 1] !== 0 && this.slots[slot * 2] !== hash) slot = (slot + 1) & this.slotMask;
    return slot;
  }
}

/** Where four bytes lie that the window leaves out, as far as there are so many: they tell the most. */
function checkPlace(length: number, offset: number, width: number): number {
  if (length < 4) return -1;
  return offset >= 4 ? offset - 4 : Math.min(offset + width, length - 4);
}
