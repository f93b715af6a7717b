import type { Micros } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { cutSegment, type Segment } from '../stream/segment.ts';
import type { Discarded } from '../tally.ts';
import { MOST_AHEAD_BYTES, TcpHalf } from './tcp-half.ts';
import { ACK, FIN, RST, SYN, type TcpHeader } from './tcp-header.ts';

/*
 * Puts the two byte streams of a connection together. Each side (0 opened it, 1 answered) has a half that knows
 * the next byte to read. A segment is read at once when it begins there and its sender had received no more of the
 * other side than was read: so a response is never read before the request that it answers, even where packets were
 * captured out of order. Everything else is held (copied) until its turn comes.
 *
 * A hole counts as lost once bytes behind it were acknowledged, or there is nobody to acknowledge, and the
 * connection went on for a while without them; or when too much is held; or at the end.
 *
 * FIN ends a side when all before it was read, RST only lets the connection go earlier; what is sent after either
 * is read all the same, since a forged one must not hide it. Checksums and windows are not looked at.
 */

/** Packets, or microseconds of the capture's time, that a connection goes on for before an acknowledged hole is lost. */
export const HOLE_PATIENCE_PACKETS = 64;
export const HOLE_PATIENCE_MICROS = 2_000_000;

export type Side = 0 | 1;

/** What a connection tells of. */
export interface TcpListener {
  read(side: Side, segment: Segment): void;
  gap(side: Side, byteLength: number, at: Micros): void;
  end(side: Side): void;
  /** Payload that is in no stream. */
  discarded(why: Discarded, byteLength: number): void;
  /** Bytes came twice and were not the same; the first ones count. */
  differed(): void;
}

export class TcpConnection {
  /** Both sides are done, or one of them reset it. */
  closing = false;
  readonly #halves: readonly [TcpHalf, TcpHalf];
  readonly #listener: TcpListener;
  #at: Micros = 0;

  constructor(budget: Budget, listener: TcpListener) {
    this.#halves = [new TcpHalf(budget), new TcpHalf(budget)];
    this.#listener = listener;
  }

  /** Whether a SYN begins another connection between the same ends. */
  begunAnewBy(side: Side, header: TcpHeader): boolean {
    const half = this.#halves[side];
    if ((header.flags & SYN) === 0 || !half.started) return false;
    // After its FIN or a reset a side that opens again may well choose the number it had (RFC 9293 §3.4.3, small devices).
    if ((header.flags & ACK) === 0 && (half.ended || (this.closing && half.position > 0))) return true;
    if (half.initial !== null) return half.initial !== header.sequence;
    return ((header.sequence + 1 - half.nextSequence) | 0) !== -half.position;
  }

  /** A segment's header and payload; `cutBytes` of the payload were not captured. */
  take(side: Side, header: TcpHeader, payload: Segment, cutBytes: number): void {
    const half = this.#halves[side];
    const other = this.#halves[side === 0 ? 1 : 0];
    this.#at = payload.at;
    const { flags } = header;
    let sequence = header.sequence;
    if ((flags & SYN) !== 0) {
      if (!half.started) half.start(sequence + 1);
      half.initial = sequence;
      sequence = (sequence + 1) | 0;
      if ((flags & ACK) !== 0 && !other.started) other.start(header.acknowledged);
    }
    const byteLength = payload.bytes.length;
    if (!half.started && (byteLength > 0 || (flags & FIN) !== 0)) half.start(sequence);
    const after = (flags & ACK) !== 0 && other.started ? other.acknowledge(header.acknowledged) : 0;
    if (byteLength + cutBytes > 0) this.#place(side, half.positionOf(sequence), payload, { after, cutBytes });
    if ((flags & FIN) !== 0) this.#finish(half, half.positionOf(sequence) + byteLength + cutBytes);
    if ((flags & RST) !== 0) this.closing = true;
    if (half.held.count > 0 || other.held.count > 0) this.#drain();
    this.#checkHole(0);
    this.#checkHole(1);
    this.#checkEnd(side, half);
    this.#checkEnd(side === 0 ? 1 : 0, other);
  }

  /** Gives up waiting: what is held is read, with the holes as gaps. */
  flush(): void {
    for (let left = 2; left > 0; left--) {
      this.#drain();
      for (const side of [0, 1] as const) while (this.#halves[side].held.count > 0) this.#skipHole(side);
    }
  }

  /** The connection is let go. */
  close(): void {
    this.flush();
    for (const side of [0, 1] as const) {
      const half = this.#halves[side];
      // A FIN tells how much was sent; without one, a single number past the end is likelier a lost FIN than a byte.
      const finSeen = half.finPosition !== Number.POSITIVE_INFINITY;
      if (finSeen) half.acknowledged = Math.max(half.acknowledged, half.finPosition);
      if (half.started && half.received - half.position > (finSeen ? 0 : 1)) this.#skipHole(side);
      if (!half.ended) this.#listener.end(side);
      half.ended = true;
    }
  }

  #place(
    side: Side,
    position: number,
    payload: Segment,
    { after, cutBytes }: { after: number; cutBytes: number },
  ): void {
    const half = this.#halves[side];
    const other = this.#halves[side === 0 ? 1 : 0];
    const byteLength = payload.bytes.length;
    const ahead = position - half.position;
    if (ahead > MOST_AHEAD_BYTES) {
      this.#listener.discarded('out-of-window', byteLength);
      return;
    }
    if (position + byteLength > half.finPosition) {
      half.finPosition = Number.POSITIVE_INFINITY;
      half.ended = false;
    }
    let fresh = payload;
    if (ahead < 0) {
      const again = Math.min(-ahead, byteLength);
      if (again > 0) this.#listener.discarded('again-uncompared', again);
      if (-ahead >= byteLength + cutBytes) return;
      fresh = cutSegment(payload, again);
    }
    if (ahead <= 0 && half.held.count === 0 && other.hasRead(after)) {
      this.#read(side, fresh, ahead < 0 ? Math.min(cutBytes, byteLength + cutBytes + ahead) : cutBytes);
      return;
    }
    half.held.add({ position: Math.max(position, half.position), segment: fresh, cutBytes, after });
    if (half.held.repeatedBytes > 0) {
      this.#listener.discarded('again', half.held.repeatedBytes);
      half.held.repeatedBytes = 0;
    }
    if (half.held.differed) {
      half.held.differed = false;
      this.#listener.differed();
    }
    if (half.held.full) this.#skipHole(side);
  }

  #read(side: Side, segment: Segment, cutBytes: number): void {
    const half = this.#halves[side];
    half.advance(segment.bytes.length);
    if (segment.bytes.length > 0) this.#listener.read(side, segment);
    if (cutBytes > 0) {
      half.advance(cutBytes);
      this.#listener.gap(side, cutBytes, this.#at);
    }
  }

  /** Reads whatever has its turn, on both sides, until nothing moves. */
  #drain(): void {
    let moved = true;
    while (moved) {
      moved = false;
      for (const side of [0, 1] as const) {
        const half = this.#halves[side];
        const other = this.#halves[side === 0 ? 1 : 0];
        let first = half.held.first;
        while (first !== undefined && first.position <= half.position && other.hasRead(first.after)) {
          this.#readHeld(side);
          moved = true;
          first = half.held.first;
        }
      }
    }
  }

  /** Reads the first held segment, of which the start may have been passed by. */
  #readHeld(side: Side): void {
    const half = this.#halves[side];
    const held = half.held.shift();
    if (held === undefined) return;
    const passed = Math.min(held.segment.bytes.length, half.position - held.position);
    const cutBytes = Math.max(
      0,
      Math.min(held.cutBytes, held.position + held.segment.bytes.length + held.cutBytes - half.position),
    );
    if (passed > 0) this.#listener.discarded('again-uncompared', passed);
    this.#read(side, cutSegment(held.segment, passed), cutBytes);
  }

  #checkHole(side: Side): void {
    const half = this.#halves[side];
    const other = this.#halves[side === 0 ? 1 : 0];
    const first = half.held.first;
    const acknowledged = half.started && half.received > half.position;
    if (!acknowledged && (first === undefined || other.started)) {
      half.holePackets = 0;
      return;
    }
    if (half.holePackets === 0) half.holeSince = this.#at;
    half.holePackets += 1;
    const waited = this.#at - half.holeSince;
    if (half.holePackets > HOLE_PATIENCE_PACKETS || waited > HOLE_PATIENCE_MICROS) {
      this.#skipHole(side);
      this.#drain();
    }
  }

  /** Gives the hole at the front up: to the next segment held, or to what was acknowledged. */
  #skipHole(side: Side): void {
    const half = this.#halves[side];
    const first = half.held.first;
    const to = first === undefined ? half.received : first.position;
    const byteLength = to - half.position;
    if (byteLength > 0) {
      half.advance(byteLength);
      this.#listener.gap(side, byteLength, this.#at);
    }
    if (first !== undefined) this.#readHeld(side);
    half.holePackets = 0;
  }

  #finish(half: TcpHalf, position: number): void {
    if (position >= half.position && position - half.position <= MOST_AHEAD_BYTES) {
      half.finPosition = Math.min(half.finPosition, position);
    }
  }

  #checkEnd(side: Side, half: TcpHalf): void {
    if (half.ended || half.position < half.finPosition) return;
    half.ended = true;
    this.#listener.end(side);
    if (this.#halves[0].ended && this.#halves[1].ended) this.closing = true;
  }
}
