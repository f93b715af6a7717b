import type { Hit } from './needle.ts';

interface Found {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Tells of hits by where they start, then by needle, though they are found in another order. */
export class OrderedHits {
  #waiting: Found[] = [];
  readonly #hit: Hit;

  constructor(hit: Hit) {
    this.#hit = hit;
  }

  readonly add: Hit = (index, start, end) => {
    this.#waiting.push({ index, start, end });
  };

  /** Tells of those that start before a place; the others wait. */
  tellBefore(place: number): void {
    if (this.#waiting.length === 0) return;
    const found = this.#waiting.sort((a, b) => a.start - b.start || a.index - b.index);
    let count = found.findIndex(({ start }) => start >= place);
    if (count === -1) count = found.length;
    this.#waiting = found.slice(count);
    for (let at = 0; at < count; at++) {
      const { index, start, end } = found[at] as Found;
      this.#hit(index, start, end);
    }
  }
}
