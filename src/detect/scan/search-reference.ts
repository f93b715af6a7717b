import type { Block, Likely } from './search.ts';
import { OFFSET_BITS, type SearchPath } from './search-path.ts';
import { FOLD, filterBits, halfHash, wholeHash } from './window.ts';

/** Bytes that are loaded for a window, however wide it is. */
const LOADED = 8;

/** Where the last windows of a text are read, with zeros behind them. Nothing of a search outlives the call. */
const end = new Uint8Array(LOADED * 2);
const endView = new DataView(end.buffer);

/** The search in plain TypeScript: what the one in WebAssembly must find, and quicker on short texts. */
export function searchReference(paths: readonly SearchPath[], block: Block, likely: Likely): void {
  const { bytes, from, to } = block;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const loadable = Math.min(to, bytes.length - LOADED + 1);
  end.fill(0);
  end.set(bytes.subarray(Math.max(loadable, from)));
  for (const path of paths) {
    const next = searchViews(path, { view, base: 0, from, to: loadable }, likely);
    if (next < to)
      searchViews(path, { view: endView, base: Math.max(loadable, from), from: next, to }, likely);
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
  const { stride, lowMask, highMask, filter, filterShift, slots, entries } = path;
  let place = from;
  for (; place < to; place += stride) {
    const low = (view.getInt32(place - base, true) | FOLD) & lowMask;
    const high = (view.getInt32(place - base + 4, true) | FOLD) & highMask;
    const half = halfHash(low, high);
    const hash = wholeHash(half);
    const there = filter[hash >>> filterShift] as number;
    if (there === 0) continue;
    const bits = filterBits(half);
    if ((there & bits) !== bits) continue;
    let entry = slots[path.slotOf(hash) * 2 + 1] as number;
    while (entry !== 0) {
      const packed = entries[entry * 2] as number;
      likely(packed >>> OFFSET_BITS, place - (packed & ((1 << OFFSET_BITS) - 1)));
      entry = entries[entry * 2 + 1] as number;
    }
  }
  return place;
}
