import type { Sourced } from '../../base/index.ts';
import { keptBytes } from '../kept-bytes.ts';
import type { Budget } from '../stream/budget.ts';

/** What a name and value cost beyond their octets (RFC 7541 §4.1). */
const ENTRY_BYTES = 32;

/** RFC 9113 §6.5.2: the size before anybody sets another. */
export const INITIAL_TABLE_BYTES = 4096;

/**
 * The largest table that is kept. Browsers allow 64 KiB, most others the initial 4; of a larger one the oldest fields
 * are not known here.
 */
export const MOST_TABLE_BYTES = 256 * 1024;

export interface TableEntry {
  /** Null where it was taken from an entry that is not known. */
  readonly name: string | null;
  /** Where the name stands, if it was spelled out. */
  readonly writtenName: Sourced | null;
  readonly value: Sourced;
}

/**
 * The dynamic table of one direction (RFC 7541 §2.3.2), with bytes of its own and where they stood. Where its
 * beginning is not known, what was put in since still has the right numbers, since these count from the latest.
 */
export class HpackTable {
  /** Whether entries may be missing that the encoder has. */
  incomplete = false;
  readonly #budget: Budget;
  /** The oldest first; the first `#gone` of them are gone. */
  #entries: (TableEntry & { readonly byteLength: number })[] = [];
  #gone = 0;
  #byteLength = 0;
  #mostBytes = INITIAL_TABLE_BYTES;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get count(): number {
    return this.#entries.length - this.#gone;
  }

  /** Counted from 0, the latest first. */
  entry(index: number): TableEntry | undefined {
    return index < this.count ? this.#entries[this.#entries.length - 1 - index] : undefined;
  }

  /** Puts a field in and lets the oldest go until it fits (RFC 7541 §4.4). */
  add({ name, writtenName, value }: TableEntry): void {
    const byteLength = (name?.length ?? 0) + value.bytes.length + ENTRY_BYTES;
    this.#shrinkTo(this.#mostBytes - byteLength);
    if (byteLength > this.#mostBytes) return;
    this.#entries.push({
      name,
      writtenName: writtenName === null ? null : keptBytes(writtenName, 0),
      value: keptBytes(value, 0),
      byteLength,
    });
    this.#byteLength += byteLength;
    this.#budget.held += byteLength;
  }

  resize(mostBytes: number): void {
    if (mostBytes > MOST_TABLE_BYTES) this.incomplete = true;
    this.#mostBytes = Math.min(mostBytes, MOST_TABLE_BYTES);
    this.#shrinkTo(this.#mostBytes);
  }

  /** Nothing of it is known any more: neither what is in it nor how large it may be. */
  lose(): void {
    this.#shrinkTo(0);
    this.incomplete = true;
    this.#mostBytes = MOST_TABLE_BYTES;
  }

  #shrinkTo(byteLength: number): void {
    while (this.#byteLength > Math.max(0, byteLength)) {
      const oldest = (this.#entries[this.#gone++] as { byteLength: number }).byteLength;
      this.#byteLength -= oldest;
      this.#budget.held -= oldest;
    }
    // Half of the list is gone before it is moved, so that each entry is moved once on average.
    if (this.#gone * 2 <= this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#gone);
    this.#gone = 0;
  }
}
