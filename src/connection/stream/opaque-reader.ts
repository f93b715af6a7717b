import type { Micros } from '../../base/index.ts';
import type { Segment } from './segment.ts';
import type { Direction, StreamReader, Talk } from './stream-reader.ts';

/** Counts what cannot be read, and says so in total for each direction when it ends. */
export class OpaqueReader implements StreamReader {
  readonly #talk: Talk;
  readonly #reason: string;
  readonly #bytes = { request: 0, response: 0 };
  readonly #since: { request: Micros; response: Micros } = { request: 0, response: 0 };

  /** `detail` is the sentence of the notice that names the connection. */
  constructor(talk: Talk, reason: string, detail: string) {
    this.#talk = talk;
    this.#reason = reason;
    talk.hear({ kind: 'notice', notice: { code: reason, about: talk.connection().id, detail } });
  }

  read(direction: Direction, segment: Segment): void {
    this.count(direction, segment.bytes.length, segment.at);
  }

  count(direction: Direction, byteLength: number, at: Micros): void {
    if (this.#bytes[direction] === 0) this.#since[direction] = at;
    this.#bytes[direction] += byteLength;
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#talk.hear({ kind: 'missed', connection: this.#talk.connection(), at, direction, byteLength });
  }

  end(direction: Direction): void {
    const byteLength = this.#bytes[direction];
    this.#bytes[direction] = 0;
    if (byteLength === 0) return;
    const [connection, at, reason] = [this.#talk.connection(), this.#since[direction], this.#reason];
    this.#talk.hear({ kind: 'opaque', connection, at, direction, byteLength, reason });
  }

  relieve(): void {}
}
