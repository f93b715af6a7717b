import { nowhere, type Source, type Sourced } from '../../base/index.ts';
import type { Budget } from './budget.ts';
import { Places } from './places.ts';
import type { Segment } from './segment.ts';

/** Bytes made room for because a length field promised them; no more, since promises are cheap. */
export const MOST_EXPECTED_BYTES = 256 * 1024;

/**
 * Joins segments into one run of bytes. What comes whole in one segment stays a view of it; only what is still
 * unfinished when the segment ends (`settle`) or continues in another is copied, into a buffer that doubles.
 * So nothing here holds on to the capture's own buffers, and `held` bytes are the true cost.
 */
export class Gathering {
  byteLength = 0;
  readonly #budget: Budget;
  #places: Places | null = null;
  #view: Uint8Array | null = null;
  #expected = 0;
  #buffer: Uint8Array = NOTHING;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Segments joined so far; the places of each cost memory too. */
  get runs(): number {
    return this.#places?.count ?? 0;
  }

  get source(): Source {
    return this.#places ?? nowhere;
  }

  get bytes(): Uint8Array {
    return this.#view ?? this.#buffer.subarray(0, this.byteLength);
  }

  /** Adds a segment's bytes; `more` are expected to follow, so that the buffer need not grow step by step. */
  append({ bytes, index, offset }: Segment, more = 0): void {
    if (bytes.length === 0) return;
    if (this.#places === null) this.#places = new Places(index, offset);
    else this.#places.add(this.byteLength, index, offset);
    this.#expected = Math.min(more, MOST_EXPECTED_BYTES);
    if (this.byteLength === 0 && this.#buffer.length === 0) {
      this.#view = bytes;
      this.byteLength = bytes.length;
      return;
    }
    this.settle();
    this.#reserve(this.byteLength + bytes.length);
    this.#buffer.set(bytes, this.byteLength);
    this.byteLength += bytes.length;
  }

  /** Copies what is still a view. To be called before the segment's owner goes on. */
  settle(): void {
    const view = this.#view;
    if (view === null) return;
    this.#view = null;
    this.byteLength = 0;
    this.#reserve(view.length);
    this.#buffer.set(view, 0);
    this.byteLength = view.length;
  }

  /** Drops bytes off the end: they turned out to belong to what follows. */
  truncate(byteLength: number): void {
    this.byteLength = Math.min(this.byteLength, byteLength);
    if (this.#view !== null) this.#view = this.#view.subarray(0, this.byteLength);
  }

  /** Hands over what was gathered and begins anew. */
  take(): Sourced {
    const taken = { bytes: this.bytes, source: this.#places ?? nowhere };
    this.clear();
    return taken;
  }

  /** As `take`, but begins anew with a copy of the last `byteLength` bytes; says how many those are. */
  takeRepeating(byteLength: number): { readonly taken: Sourced; readonly repeated: number } {
    const taken = this.take();
    const start = Math.max(0, taken.bytes.length - byteLength);
    let at = start;
    for (const piece of taken.source.pieces({ start, end: taken.bytes.length })) {
      const bytes = taken.bytes.slice(at, at + piece.byteLength);
      this.append({ bytes, at: 0, index: piece.index, offset: piece.offset });
      at += piece.byteLength;
    }
    this.settle();
    return { taken, repeated: taken.bytes.length - start };
  }

  clear(): void {
    this.#budget.held -= this.#buffer.length;
    this.#buffer = NOTHING;
    this.#view = null;
    this.byteLength = 0;
    this.#places = null;
    this.#expected = 0;
  }

  #reserve(byteLength: number): void {
    if (byteLength <= this.#buffer.length) return;
    const wanted = byteLength + this.#expected;
    const capacity = this.#buffer.length === 0 ? wanted : Math.max(wanted, this.#buffer.length * 2);
    const grown = new Uint8Array(Buffer.allocUnsafeSlow(capacity).buffer);
    grown.set(this.#buffer.subarray(0, this.byteLength));
    this.#budget.held += capacity - this.#buffer.length;
    this.#buffer = grown;
  }
}

const NOTHING = new Uint8Array(0);
