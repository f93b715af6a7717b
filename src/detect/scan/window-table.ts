import { hashWindow } from './window.ts';

/**
 * Exact table of sampled windows: open addressing on the folded window, each slot leading to a chain of
 * (needle, where the window lies in it). Slots are a power of two and at most half full, so that a probe
 * for a window that is not there ends at once. Typed arrays only: no object is made by a search.
 */
export class WindowTable {
  readonly #mask: number;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  /** First entry of a slot, counted from 1; 0 where the slot is empty. */
  readonly #first: Int32Array;
  /** Next entry with the same window, counted from 1. */
  readonly #next: Int32Array;
  readonly #needle: Int32Array;
  readonly #offset: Int32Array;
  #entries = 0;

  constructor(entries: number) {
    let slots = 16;
    while (slots < entries * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#low = new Int32Array(slots);
    this.#high = new Int32Array(slots);
    this.#first = new Int32Array(slots);
    this.#next = new Int32Array(entries + 1);
    this.#needle = new Int32Array(entries + 1);
    this.#offset = new Int32Array(entries + 1);
  }

  add(window: { readonly low: number; readonly high: number }, needle: number, offset: number): void {
    const entry = ++this.#entries;
    this.#needle[entry] = needle;
    this.#offset[entry] = offset;
    let slot = hashWindow(window.low, window.high) & this.#mask;
    while (this.#first[slot] !== 0) {
      if (this.#low[slot] === window.low && this.#high[slot] === window.high) break;
      slot = (slot + 1) & this.#mask;
    }
    this.#low[slot] = window.low;
    this.#high[slot] = window.high;
    this.#next[entry] = this.#first[slot] as number;
    this.#first[slot] = entry;
  }

  /** First entry for a window, or 0. */
  first(low: number, high: number, hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const entry = this.#first[slot] as number;
      if (entry === 0 || (this.#low[slot] === low && this.#high[slot] === high)) return entry;
      slot = (slot + 1) & this.#mask;
    }
  }

  next(entry: number): number {
    return this.#next[entry] as number;
  }

  needle(entry: number): number {
    return this.#needle[entry] as number;
  }

  /** Where the window begins in the needle. */
  offset(entry: number): number {
    return this.#offset[entry] as number;
  }
}
