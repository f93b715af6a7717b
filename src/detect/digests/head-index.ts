/** Entries for each bit of the filter, at least an eighth; and no more than 256 KB, which stay in an L2 cache. */
const FILTER_BITS_PER_ENTRY = 8;
const MOST_FILTER_BITS = 21;
const FEWEST_BITS = 10;

/**
 * For the first 32 bits of a digest who may have it. Digests are as good as random, so they are their own hash:
 * entries lie sorted by their highest bits, in about as many rows as there are entries. A filter in front says of
 * most numbers that nobody has them, so that the table is rarely touched.
 */
export class HeadIndex {
  readonly #shift: number;
  /** Where each row begins. */
  readonly #rows: Uint32Array;
  readonly #heads: Int32Array;
  readonly #values: Uint32Array;
  readonly #filterShift: number;
  readonly #filter: Int32Array;

  constructor({ heads, values }: Entries) {
    const bits = bitsFor(heads.length);
    this.#shift = 32 - bits;
    this.#rows = new Uint32Array((1 << bits) + 1);
    this.#heads = new Int32Array(heads.length);
    this.#values = new Uint32Array(heads.length);
    const filterBits = Math.min(MOST_FILTER_BITS, bitsFor(heads.length * FILTER_BITS_PER_ENTRY));
    this.#filterShift = 32 - filterBits;
    this.#filter = new Int32Array(1 << (filterBits - 5));
    this.#fill(heads, values);
  }

  #fill(heads: Int32Array, values: Uint32Array): void {
    const next = new Uint32Array(this.#rows.length);
    for (const head of heads) {
      const row = (head >>> this.#shift) + 1;
      next[row] = (next[row] as number) + 1;
    }
    for (let row = 1; row < next.length; row++) {
      next[row] = (next[row] as number) + (next[row - 1] as number);
    }
    this.#rows.set(next);
    for (let entry = 0; entry < heads.length; entry++) {
      const head = heads[entry] as number;
      const row = head >>> this.#shift;
      const place = next[row] as number;
      next[row] = place + 1;
      this.#heads[place] = head;
      this.#values[place] = values[entry] as number;
      const bit = head >>> this.#filterShift;
      this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  /** The bitmap, one bit for each beginning of 32 bits, and how far these go to the right for it. */
  get filter(): { readonly words: Int32Array; readonly shift: number } {
    return { words: this.#filter, shift: this.#filterShift };
  }

  /** Whether somebody may have it. */
  may(head: number): boolean {
    const bit = head >>> this.#filterShift;
    return (((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0;
  }

  /** The values that were entered with this head, in the order in which they were. */
  of(head: number): number[] {
    const found: number[] = [];
    const row = head >>> this.#shift;
    const end = this.#rows[row + 1] as number;
    for (let entry = this.#rows[row] as number; entry < end; entry++) {
      if (this.#heads[entry] === head) found.push(this.#values[entry] as number);
    }
    return found;
  }
}

/** Heads as signed numbers, each with what it stands for. */
export interface Entries {
  readonly heads: Int32Array;
  readonly values: Uint32Array;
}

/** Gathers entries; grows by doubling. */
export class EntryList {
  #heads = new Int32Array(1 << 10);
  #values = new Uint32Array(1 << 10);
  #length = 0;

  add(head: number, value: number): void {
    if (this.#length === this.#heads.length) {
      const heads = new Int32Array(this.#length * 2);
      const values = new Uint32Array(this.#length * 2);
      heads.set(this.#heads);
      values.set(this.#values);
      this.#heads = heads;
      this.#values = values;
    }
    this.#heads[this.#length] = head;
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  entries(): Entries {
    return {
      heads: this.#heads.subarray(0, this.#length),
      values: this.#values.subarray(0, this.#length),
    };
  }
}

/** The number of bits that tells so many entries apart. */
function bitsFor(entries: number): number {
  return Math.max(FEWEST_BITS, Math.ceil(Math.log2(Math.max(entries, 1))));
}
