import type { Micros } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { HeldSegments } from './held-segments.ts';

/**
 * How far ahead of the expected byte a segment or an acknowledgement may point: the largest window that RFC 7323
 * can scale to. What is further is no part of this connection.
 */
export const MOST_AHEAD_BYTES = 2 ** 30;

/** What one side of a TCP connection has sent, as far as it was captured. */
export class TcpHalf {
  /** Sequence number of the next byte to be read; meaningless until `started`. */
  nextSequence = 0;
  started = false;
  /** The SYN's sequence number, where one was seen. */
  initial: number | null = null;
  /** The next byte to be read, counted from the start without wrapping. */
  position = 0;
  /** Up to where the other side has acknowledged. */
  acknowledged = 0;
  /** Where the FIN stands, once one was seen. */
  finPosition = Number.POSITIVE_INFINITY;
  ended = false;
  /** Packets of the connection since the hole at `position` was acknowledged, and since when. */
  holePackets = 0;
  holeSince: Micros = 0;
  readonly held: HeldSegments;

  constructor(budget: Budget) {
    this.held = new HeldSegments(budget);
  }

  start(sequence: number): void {
    this.started = true;
    this.nextSequence = sequence | 0;
  }

  /** The position of a sequence number: the one nearest to where reading stands (RFC 9293 §3.4). */
  positionOf(sequence: number): number {
    return this.position + ((sequence - this.nextSequence) | 0);
  }

  advance(byteLength: number): void {
    this.position += byteLength;
    this.nextSequence = (this.nextSequence + byteLength) | 0;
    this.holePackets = 0;
  }

  /** The other side's acknowledgement. Says the position, or 0 where it cannot be one. */
  acknowledge(sequence: number): number {
    const position = this.positionOf(sequence);
    if (position - this.position > MOST_AHEAD_BYTES) return 0;
    if (position > this.acknowledged) this.acknowledged = position;
    return position;
  }

  /** Whether all was read that the other side had received when it acknowledged `position`. */
  hasRead(position: number): boolean {
    return Math.min(position, this.finPosition) <= this.position;
  }

  /** Bytes up to here have reached the other side; a FIN takes a number too, but is no byte. */
  get received(): number {
    return Math.min(this.acknowledged, this.finPosition);
  }
}
