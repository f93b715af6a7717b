import type { Budget } from '../stream/budget.ts';
import { cutSegment, ownedSegment, type Segment } from '../stream/segment.ts';

/** A segment that cannot be read yet. Positions count the direction's bytes from its start, without wrapping. */
export interface HeldSegment {
  readonly position: number;
  readonly segment: Segment;
  /** Bytes of it that the capture cut off, right after those it holds. */
  readonly cutBytes: number;
  /** Position in the other direction that its sender had received up to. */
  readonly after: number;
}

/**
 * Bytes that one direction may hold back: a fast path's window in flight. Linux's default receive window grows to
 * 6 MB; tcpflow bounds by 16 MiB of distance, Zeek by nothing.
 */
export const MOST_HELD_IN_DIRECTION = 8 * 1024 * 1024;

/** Segments that one direction may hold back; bounds the insertion into a sorted list. */
export const MOST_HELD_SEGMENTS = 4096;

/** Segments of one direction that came too early, sorted, without overlap: of bytes sent twice, the first ones count. */
export class HeldSegments {
  /**
   * Set where bytes came again and were not the same. Only bytes still held can be compared: what was read is
   * not kept, and a repetition of it is dropped unseen. Whoever reads this clears it.
   */
  differed = false;
  /** Bytes that came again. */
  repeatedBytes = 0;
  readonly #budget: Budget;
  readonly #list: HeldSegment[] = [];
  #bytes = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get first(): HeldSegment | undefined {
    return this.#list[0];
  }

  get count(): number {
    return this.#list.length;
  }

  get full(): boolean {
    return this.#bytes > MOST_HELD_IN_DIRECTION || this.#list.length > MOST_HELD_SEGMENTS;
  }

  add(added: HeldSegment): void {
    const end = added.position + added.segment.bytes.length;
    let at = added.position;
    let i = this.#firstEndingAfter(at);
    while (at < end) {
      const next = this.#list[i];
      const freeUntil = next === undefined ? end : Math.min(end, next.position);
      if (freeUntil > at) {
        this.#insert(i, added, at, freeUntil);
        i++;
        at = freeUntil;
      }
      if (next === undefined || at >= end) break;
      const overlapEnd = Math.min(end, next.position + next.segment.bytes.length);
      this.#compare(added, next, at, overlapEnd);
      at = overlapEnd;
      i++;
    }
  }

  shift(): HeldSegment | undefined {
    const first = this.#list.shift();
    if (first !== undefined) {
      this.#bytes -= first.segment.bytes.length;
      this.#budget.held -= first.segment.bytes.length;
    }
    return first;
  }

  #insert(i: number, added: HeldSegment, from: number, to: number): void {
    const cut = cutSegment(added.segment, from - added.position, to - added.position);
    const isTail = to === added.position + added.segment.bytes.length;
    this.#list.splice(i, 0, {
      position: from,
      segment: ownedSegment(cut),
      cutBytes: isTail ? added.cutBytes : 0,
      after: added.after,
    });
    this.#bytes += to - from;
    this.#budget.held += to - from;
  }

  #compare(added: HeldSegment, held: HeldSegment, from: number, to: number): void {
    this.repeatedBytes += to - from;
    const again = added.segment.bytes.subarray(from - added.position, to - added.position);
    const first = held.segment.bytes.subarray(from - held.position, to - held.position);
    if (Buffer.compare(again, first) !== 0) this.differed = true;
  }

  #firstEndingAfter(position: number): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const held = this.#list[middle] as HeldSegment;
      if (held.position + held.segment.bytes.length <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
