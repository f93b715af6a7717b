import { concatBytes } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { protocolOf } from '../stream/first-bytes.ts';
import { ownedSegment, type Segment } from '../stream/segment.ts';

/** Segments that are waited for until the client's first line must have ended. */
const MOST_WAITING = 64;

/**
 * Holds what a client says first to a server that has begun in HTTP/2: it may ask in HTTP/1 all the same, and is then
 * not understood by the server, but here.
 */
export class FirstAsked {
  readonly #budget: Budget;
  #waiting: Segment[] = [];
  #bytes = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Takes the next segment; null as long as more are needed. */
  take(segment: Segment): 'http1' | 'other' | null {
    this.#waiting.push(ownedSegment(segment));
    this.#bytes += segment.bytes.length;
    this.#budget.held += segment.bytes.length;
    const bytes = concatBytes(this.#waiting.map((one) => one.bytes));
    const protocol = protocolOf('request', bytes, this.#waiting.length >= MOST_WAITING);
    if (protocol === 'maybe') return null;
    return protocol === 'http1' ? 'http1' : 'other';
  }

  /** Gives back what was taken. */
  release(): readonly Segment[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#budget.held -= this.#bytes;
    this.#bytes = 0;
    return waiting;
  }
}
