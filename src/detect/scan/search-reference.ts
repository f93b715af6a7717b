import type { Block, Likely } from './search.ts';
import { ENTRY_FIELDS, FILTER_SHIFT, OFFSET_BITS, type SearchPath } from './search-path.ts';
import { FOLD, filterBits, MIX_BOTH } from './window.ts';

/** Bytes that are loaded for a window, however wide it is. */
const LOADED = 8;

/** Where the last windows of a text are read, with zeros behind them. Nothing of a search outlives the call. */
const end = new Uint8Array(LOADED * 2);
const endView = new DataView(end.buffer);

/** The search in plain TypeScript: what the one in WebAssembly must find, and where it has no vectors the one that is used. */
export function searchReference(paths: readonly SearchPath[], block: Block, likely: Likely): void {
  const { bytes, from, to } = block;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // From here on a window's load would pass the end; so few bytes are left that they fit.
  const tail = Math.max(Math.min(to, bytes.length - LOADED + 1), from);
  if (tail < to) {
    end.fill(0);
    end.set(bytes.subarray(tail));
  }
  for (const path of paths) {
    const next = searchViews(path, { view, base: 0, from, to: tail }, likely);
    if (next < to) searchViews(path, { view: endView, base: tail, from: next, to }, likely);
  }
}

interface Views {
  readonly view: DataView;
  /** Where the view begins in the text. */
  readonly base: number;
  readonly from: number;
  readonly to: number;
}

/** Gives the first place that was not looked at. */
function searchViews(path: SearchPath, { view, base, from, to }: Views, likely: Likely): number {
  const { low: mixLow, high: mixHigh } = path.mix;
  const { stride, filter, filterMask, slots, entries } = path;
  let place = from;
  for (; place < to; place += stride) {
    const low = view.getInt32(place - base, true) | FOLD;
    const high = view.getInt32(place - base + 4, true) | FOLD;
    // halfHash and wholeHash, written out: this loop is where the time goes.
    const sum = Math.imul(low, mixLow) ^ Math.imul(high, mixHigh);
    const half = sum ^ (sum >>> 15);
    const hash = Math.imul(half, MIX_BOTH);
    const there = filter[(hash >>> FILTER_SHIFT) & filterMask] as number;
    if (there === 0) continue;
    const bits = filterBits(half);
    if ((there & bits) !== bits) continue;
    let entry = slots[path.slotOf(hash) * 2 + 1] as number;
    while (entry !== 0) {
      const packed = entries[entry * ENTRY_FIELDS] as number;
      likely(packed >>> OFFSET_BITS, place - (packed & ((1 << OFFSET_BITS) - 1)));
      entry = entries[entry * ENTRY_FIELDS + 1] as number;
    }
  }
  return place;
}
