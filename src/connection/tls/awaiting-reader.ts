import type { Micros } from '../../base/index.ts';
import { ownedSegment, type Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import type { InnerStream } from './inner-talk.ts';
import { OpenedReader } from './opened-reader.ts';
import { SealedReader } from './sealed-reader.ts';

/**
 * Bytes of a connection that are kept until its secrets turn up: writers that put them into the capture do so when the
 * handshake is done, some packets after its beginning.
 */
export const MOST_AWAITED_BYTES = 64 * 1024;

/** Of the objects around each segment. */
const SEGMENT_COST = 200;

type Heard =
  | { readonly kind: 'read'; readonly direction: Direction; readonly segment: Segment }
  | { readonly kind: 'gap'; readonly direction: Direction; readonly byteLength: number; readonly at: Micros };

/** What of a client's hello matters for its secrets. */
export interface AwaitedHello {
  readonly clientRandom: Uint8Array;
  /** Whether it has another, encrypted hello in it, or makes as if (RFC 9849). */
  readonly isCovered: boolean;
}

/** TLS of which no secret is known yet. Keeps what passes, for a while, in case one is still to come in the capture. */
export class AwaitingReader implements StreamReader {
  readonly #talk: Talk;
  readonly #clientRandom: Uint8Array;
  readonly #isCovered: boolean;
  #kept: Heard[] = [];
  #keptBytes = 0;
  #next: StreamReader | null = null;

  constructor(talk: Talk, open: InnerStream, { clientRandom, isCovered }: AwaitedHello) {
    this.#isCovered = isCovered;
    this.#talk = talk;
    this.#clientRandom = clientRandom.slice();
    const resume = () => {
      if (this.#next === null) this.#goOn(new OpenedReader(talk, open));
    };
    if (!talk.keys.await(this.#clientRandom, resume)) this.#goOn(new SealedReader(talk, this.#isCovered));
  }

  read(direction: Direction, segment: Segment): void {
    if (this.#next !== null) {
      this.#next.read(direction, segment);
      return;
    }
    this.#kept.push({ kind: 'read', direction, segment: ownedSegment(segment) });
    this.#keep(segment.bytes.length);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (this.#next !== null) {
      this.#next.gap(direction, byteLength, at);
      return;
    }
    this.#kept.push({ kind: 'gap', direction, byteLength, at });
    this.#keep(0);
  }

  end(direction: Direction): void {
    this.#seal().end(direction);
  }

  relieve(): void {
    this.#seal().relieve();
  }

  /** A segment costs memory too. */
  #keep(byteLength: number): void {
    const cost = byteLength + SEGMENT_COST;
    this.#keptBytes += cost;
    this.#talk.budget.held += cost;
    if (this.#keptBytes > MOST_AWAITED_BYTES) this.#seal();
  }

  #seal(): StreamReader {
    if (this.#next !== null) return this.#next;
    this.#talk.keys.giveUp(this.#clientRandom);
    return this.#goOn(new SealedReader(this.#talk, this.#isCovered));
  }

  #goOn(next: StreamReader): StreamReader {
    this.#next = next;
    this.#talk.budget.held -= this.#keptBytes;
    this.#keptBytes = 0;
    const kept = this.#kept;
    this.#kept = [];
    for (const one of kept) {
      if (one.kind === 'read') next.read(one.direction, one.segment);
      else next.gap(one.direction, one.byteLength, one.at);
    }
    return next;
  }
}
