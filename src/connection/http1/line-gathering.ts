import type { Micros, Sourced } from '../../base/index.ts';
import type { Budget } from '../stream/budget.ts';
import { Gathering } from '../stream/gathering.ts';
import type { Segment } from '../stream/segment.ts';
import { spill } from '../stream/spill.ts';
import type { StreamChunks } from '../stream/stream-chunks.ts';

/** The largest head, trailer or chunk-size line. Servers refuse 8 to 64 KiB; Node.js 16 KiB; a capture must show what they refuse. */
export const MOST_HEAD_BYTES = 256 * 1024;

/** Gathers a head or a line that more than one segment brings, and remembers when and where it began. */
export class LineGathering {
  at: Micros = 0;
  offset = 0;
  readonly #gathered: Gathering;

  constructor(budget: Budget) {
    this.#gathered = new Gathering(budget);
  }

  get byteLength(): number {
    return this.#gathered.byteLength;
  }

  get bytes(): Uint8Array {
    return this.#gathered.bytes;
  }

  get full(): boolean {
    return this.#gathered.byteLength > MOST_HEAD_BYTES || this.#gathered.runs > MOST_HEAD_BYTES / 4;
  }

  append(segment: Segment): void {
    if (this.#gathered.byteLength === 0) {
      this.at = segment.at;
      this.offset = segment.offset;
    }
    this.#gathered.append(segment);
  }

  settle(): void {
    this.#gathered.settle();
  }

  /** The first `byteLength` bytes; the rest is the caller's to read again. */
  take(byteLength: number): Sourced {
    this.#gathered.truncate(byteLength);
    return this.#gathered.take();
  }

  /** Hands the first `byteLength` bytes on as what they are: no line of HTTP. */
  spillInto(chunks: StreamChunks, byteLength = this.byteLength): void {
    spill(this.take(byteLength), this.at, chunks);
  }
}
