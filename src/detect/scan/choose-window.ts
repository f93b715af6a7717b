import { halfHash, type Mix, mixFor, wholeHash, wordAt } from './window.ts';

/** Places of a needle that are considered for its window: enough to leave a shared beginning behind; each costs time. */
export const MOST_WINDOW_PLACES = 24;

/** Counters for windows: 4 MB while needles are compiled. Two windows that share one only choose a little worse. */
const COUNTER_BITS = 20;

/**
 * Thousands of needles share their beginnings (a country's numbers) or their ends (a mail host). A window
 * that many share makes each of its occurrences a long list of candidates, so each needle is entered by
 * the run of windows that is least shared over all needles.
 */
export class WindowChooser {
  readonly #counts = new Uint32Array(1 << COUNTER_BITS);
  readonly #shared = new Uint32Array(MOST_WINDOW_PLACES);
  readonly #mix: Mix;
  readonly #width: number;
  /** Neighbouring windows that a needle enters, one for each alignment. */
  readonly #run: number;

  constructor(width: number, run: number) {
    this.#width = width;
    this.#mix = mixFor(width);
    this.#run = run;
  }

  count(bytes: Uint8Array): void {
    const places = this.#places(bytes);
    for (let at = 0; at < places; at++) {
      const slot = this.#slot(bytes, at);
      this.#counts[slot] = (this.#counts[slot] as number) + 1;
    }
  }

  /** Where the run of least shared windows begins. */
  choose(bytes: Uint8Array): number {
    const places = this.#places(bytes);
    const counts = this.#shared;
    for (let at = 0; at < places; at++) counts[at] = this.#counts[this.#slot(bytes, at)] as number;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + this.#run <= places; at++) {
      let shared = 0;
      for (let i = 0; i < this.#run; i++) shared += counts[at + i] as number;
      if (shared < least) {
        least = shared;
        best = at;
      }
    }
    return best;
  }

  #places(bytes: Uint8Array): number {
    return Math.min(bytes.length - this.#width + 1, MOST_WINDOW_PLACES);
  }

  #slot(bytes: Uint8Array, at: number): number {
    const half = halfHash(wordAt(bytes, at), wordAt(bytes, at + 4), this.#mix);
    return wholeHash(half) >>> (32 - COUNTER_BITS);
  }
}
