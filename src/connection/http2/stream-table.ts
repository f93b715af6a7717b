import type { Asked } from '../stream/asked.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { Http2Stream } from './http2-stream.ts';
import type { Overhead } from './overhead.ts';

/** Streams open at once in one connection; servers allow 100 to 250. Past it the oldest is let go. */
export const MOST_OPEN_STREAMS = 1024;

/**
 * Streams kept after one side broke them off, for what the other side had already sent. Past it the oldest is let go,
 * so that resetting streams as fast as they are opened (CVE-2023-44487) gathers nothing.
 */
export const MOST_RESET_STREAMS = 64;

/** What an open stream costs besides the bodies, which are counted by themselves. */
const STREAM_BYTES = 1024;

/** The streams of a connection that are not over. */
export class StreamTable {
  /** Host of the latest request. */
  host: string | null = null;
  readonly overhead: Overhead = { request: 0, response: 0 };
  readonly #talk: Talk;
  readonly #streams = new Map<number, Http2Stream>();
  readonly #reset = new Set<number>();

  constructor(talk: Talk) {
    this.#talk = talk;
  }

  /** The stream of that number, opened where there is none. */
  open(id: number, asked: Asked | null = null): Http2Stream {
    const known = this.#streams.get(id);
    if (known !== undefined) return known;
    if (this.#streams.size >= MOST_OPEN_STREAMS) this.#letOldestGo();
    const stream = new Http2Stream({ talk: this.#talk, overhead: this.overhead }, asked);
    this.#streams.set(id, stream);
    this.#talk.budget.held += STREAM_BYTES;
    return stream;
  }

  find(id: number): Http2Stream | undefined {
    return this.#streams.get(id);
  }

  /** One side is done with a stream. */
  end(id: number, direction: Direction, index: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    stream.end(direction, index);
    if (stream.isOver) this.#forget(id);
  }

  /** One side breaks a stream off (RFC 9113 §6.4); of the other more may come. */
  reset(id: number, direction: Direction, index: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    const half = stream.halves[direction];
    const isCut = half.isOpen;
    this.end(id, direction, index);
    if (isCut) this.#notice('http2-stream-reset', 'A stream was broken off before its message ended.');
    if (!this.#streams.has(id)) return;
    this.#reset.add(id);
    const [oldest] = this.#reset;
    if (this.#reset.size <= MOST_RESET_STREAMS || oldest === undefined) return;
    this.#forget(oldest);
  }

  /** The direction is over: what is open in it is emitted as it is. */
  endAll(direction: Direction): void {
    for (const [id, stream] of this.#streams) {
      if (stream.cutOff(direction) && !this.#reset.has(id)) {
        this.#notice('http-message-incomplete', 'A message ends before its body does.');
      }
    }
  }

  forgetAll(): void {
    for (const id of [...this.#streams.keys()]) this.#forget(id);
  }

  relieve(): void {
    for (const stream of this.#streams.values()) stream.relieve();
  }

  #letOldestGo(): void {
    const [oldest] = this.#streams;
    if (oldest === undefined) return;
    const [id, stream] = oldest;
    const isCut = stream.halves.request.isOpen || stream.halves.response.isOpen;
    this.#forget(id);
    if (!isCut) return;
    this.#notice(
      'http2-streams-too-many',
      'More streams are open at once than are followed; the oldest one was let go.',
    );
  }

  #forget(id: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    // A side may have gone on after it said that it was done.
    for (const side of SIDES) stream.cutOff(side);
    this.#streams.delete(id);
    this.#reset.delete(id);
    this.#talk.budget.held -= STREAM_BYTES;
  }

  #notice(code: string, detail: string): void {
    this.#talk.hear({ kind: 'notice', notice: { code, about: this.#talk.connection().id, detail } });
  }
}

const SIDES: readonly Direction[] = ['request', 'response'];
