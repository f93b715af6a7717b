import { concatBytes, type Micros } from '../../base/index.ts';
import { protocolOf, type StreamProtocol } from './first-bytes.ts';
import { ownedSegment, type Segment } from './segment.ts';
import type { Direction, StreamReader, Talk } from './stream-reader.ts';

/** Bytes, and segments, that are waited for before a request line must have ended. Longer ones are known by their method. */
export const MOST_UNDECIDED_BYTES = 16 * 1024;
export const MOST_UNDECIDED_SEGMENTS = 64;

/** Holds the first segments of a stream until they tell what it is, then gives them to the reader for that. */
export class UndecidedReader implements StreamReader {
  readonly #talk: Talk;
  readonly #readerFor: (protocol: StreamProtocol) => StreamReader;
  #waiting: Segment[] = [];
  #waitingBytes = 0;
  #direction: Direction = 'request';

  constructor(talk: Talk, readerFor: (protocol: StreamProtocol) => StreamReader) {
    this.#talk = talk;
    this.#readerFor = readerFor;
  }

  read(direction: Direction, segment: Segment): void {
    if (this.#waiting.length === 0) {
      this.#direction = direction;
      const protocol = protocolOf(direction, segment.bytes, false);
      if (protocol !== 'maybe') {
        this.#decide(protocol).read(direction, segment);
        return;
      }
    } else if (direction !== this.#direction) {
      this.#settle().read(direction, segment);
      return;
    }
    this.#waiting.push(ownedSegment(segment));
    this.#waitingBytes += segment.bytes.length;
    this.#talk.budget.held += segment.bytes.length;
    const last =
      this.#waiting.length >= MOST_UNDECIDED_SEGMENTS || this.#waitingBytes >= MOST_UNDECIDED_BYTES;
    const protocol = protocolOf(direction, this.#bytes(), last);
    if (protocol !== 'maybe') this.#decide(protocol);
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#settle().gap(direction, byteLength, at);
  }

  end(direction: Direction): void {
    if (this.#waiting.length > 0) this.#settle().end(direction);
  }

  relieve(): void {
    if (this.#waiting.length > 0) this.#settle();
  }

  #settle(): StreamReader {
    const protocol = protocolOf(this.#direction, this.#bytes(), true);
    return this.#decide(protocol === 'maybe' ? 'raw' : protocol);
  }

  #decide(protocol: StreamProtocol): StreamReader {
    const reader = this.#readerFor(protocol);
    this.#talk.become(reader);
    this.#talk.budget.held -= this.#waitingBytes;
    this.#waitingBytes = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const segment of waiting) reader.read(this.#direction, segment);
    return reader;
  }

  #bytes(): Uint8Array {
    return concatBytes(this.#waiting.map((segment) => segment.bytes));
  }
}
