import { NumberList } from '../number-list.ts';

/** Entries for each bit of the filter, at least an eighth; and no more than 256 KB, which stay in an L2 cache. */
const FILTER_BITS_PER_ENTRY = 8;
const MOST_FILTER_BITS = 21;
const FEWEST_BITS = 10;

/** The tables of an index, in memory that threads may share. */
export interface HeadTables {
  /** Where each row begins. */
  readonly rows: Int32Array;
  readonly heads: Int32Array;
  readonly values: Int32Array;
  /** A head so far to the right is its row. */
  readonly shift: number;
  readonly filter: Int32Array;
  readonly filterShift: number;
}

/** Sorts entries into rows. */
export function indexHeads({ heads, values }: Entries): HeadTables {
  const bits = bitsFor(heads.length);
  const filterBits = Math.min(MOST_FILTER_BITS, bitsFor(heads.length * FILTER_BITS_PER_ENTRY));
  const tables: HeadTables = {
    rows: sharedNumbers((1 << bits) + 1),
    heads: sharedNumbers(heads.length),
    values: sharedNumbers(heads.length),
    shift: 32 - bits,
    filter: sharedNumbers(1 << (filterBits - 5)),
    filterShift: 32 - filterBits,
  };
  const next = new Int32Array(tables.rows.length);
  for (const head of heads) {
    const row = (head >>> tables.shift) + 1;
    next[row] = (next[row] as number) + 1;
  }
  for (let row = 1; row < next.length; row++) {
    next[row] = (next[row] as number) + (next[row - 1] as number);
  }
  tables.rows.set(next);
  for (let entry = 0; entry < heads.length; entry++) {
    const head = heads[entry] as number;
    const row = head >>> tables.shift;
    const place = next[row] as number;
    next[row] = place + 1;
    tables.heads[place] = head;
    tables.values[place] = values[entry] as number;
    const bit = head >>> tables.filterShift;
    tables.filter[bit >>> 5] = (tables.filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return tables;
}

/**
 * For the first 32 bits of a digest who may have it. Digests are as good as random, so they are their own hash:
 * entries lie sorted by their highest bits, in about as many rows as there are entries. A filter in front says of
 * most numbers that nobody has them, so that the table is rarely touched.
 */
export class HeadIndex {
  readonly #shift: number;
  readonly #rows: Int32Array;
  readonly #heads: Int32Array;
  readonly #values: Int32Array;
  readonly #filterShift: number;
  readonly #filter: Int32Array;

  constructor({ rows, heads, values, shift, filter, filterShift }: HeadTables) {
    this.#rows = rows;
    this.#heads = heads;
    this.#values = values;
    this.#shift = shift;
    this.#filter = filter;
    this.#filterShift = filterShift;
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

function sharedNumbers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

/** Heads as signed numbers, each with what it stands for: a number from 0. */
export interface Entries {
  readonly heads: Int32Array;
  readonly values: Int32Array;
}

/** Gathers entries. */
export class EntryList {
  readonly #heads = new NumberList();
  readonly #values = new NumberList();

  add(head: number, value: number): void {
    this.#heads.add(head);
    this.#values.add(value);
  }

  /** A view of them, for as long as none is added. */
  entries(): Entries {
    return { heads: this.#heads.view(), values: this.#values.view() };
  }
}

/** The number of bits that tells so many entries apart. */
function bitsFor(entries: number): number {
  return Math.max(FEWEST_BITS, Math.ceil(Math.log2(Math.max(entries, 1))));
}
