import { latin1Of, type Micros } from '../../base/index.ts';
import { hasKnownMethod, statusVerdict } from '../http1/start-line.ts';
import { beginsWithFrames } from '../http2/frame-sign.ts';
import type { Segment } from './segment.ts';
import { StreamChunks } from './stream-chunks.ts';
import type { Direction, StreamReader, Talk } from './stream-reader.ts';

/**
 * A protocol that nobody here speaks: its bytes are searched as they are. Where the beginning was not captured, or
 * bytes were lost, a segment that begins like HTTP makes the rest be looked at again.
 */
export class RawReader implements StreamReader {
  readonly #talk: Talk;
  readonly #chunks: Readonly<Record<Direction, StreamChunks>>;
  #looksAgain: boolean;
  /** The reader that took over: whoever still has this one may not know. */
  #successor: StreamReader | null = null;

  constructor(talk: Talk) {
    this.#talk = talk;
    this.#looksAgain = talk.midStream;
    this.#chunks = {
      request: new StreamChunks(talk, 'request'),
      response: new StreamChunks(talk, 'response'),
    };
  }

  read(direction: Direction, segment: Segment): void {
    if (this.#successor !== null) {
      this.#successor.read(direction, segment);
      return;
    }
    const found = this.#looksAgain ? begunIn(direction, segment.bytes) : null;
    if (found !== null) {
      this.end('request');
      this.end('response');
      const next = this.#talk.next(found);
      this.#successor = next;
      this.#talk.become(next);
      next.read(direction, segment);
      return;
    }
    this.#chunks[direction].read(segment);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    if (this.#successor !== null) {
      this.#successor.gap(direction, byteLength, at);
      return;
    }
    this.#looksAgain = true;
    this.#chunks[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#chunks[direction].flush();
  }

  relieve(): void {
    this.#chunks.request.relieve();
    this.#chunks.response.relieve();
  }
}

function begunIn(direction: Direction, bytes: Uint8Array): 'http/1' | 'http/2' | null {
  const text = latin1Of(bytes.subarray(0, 40));
  if (direction === 'request' ? hasKnownMethod(text) : statusVerdict(text) === 'yes') return 'http/1';
  return beginsWithFrames(bytes) ? 'http/2' : null;
}
