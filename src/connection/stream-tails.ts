import { concatBytes, joined, type Sourced, type SourcedRun } from '../base/index.ts';
import { keptBytes } from './kept-bytes.ts';
import { REPEATED_BYTES } from './stream/stream-chunks.ts';

/** Streams whose ends are kept, the latest read: 8 MB. A phone has some dozens that are not HTTP. */
export const MOST_TAILS = 8_192;

/** The last bytes of streams that come in pieces, so that a value cut by the border of two is found whole. */
export class StreamTails {
  readonly #tails = new Map<string, Sourced>();

  /** The piece with what came before it in the stream, and how many bytes those are. */
  lengthen(stream: string, piece: Sourced): { readonly sourced: Sourced; readonly repeated: number } {
    const tail = this.#tails.get(stream);
    const sourced = tail === undefined ? piece : join(tail, piece);
    this.#tails.delete(stream);
    this.#tails.set(stream, keptBytes(sourced, Math.max(0, sourced.bytes.length - REPEATED_BYTES)));
    const [oldest] = this.#tails.keys();
    if (this.#tails.size > MOST_TAILS && oldest !== undefined) this.#tails.delete(oldest);
    return { sourced, repeated: tail?.bytes.length ?? 0 };
  }

  forget(stream: string): void {
    this.#tails.delete(stream);
  }
}

function join(a: Sourced, b: Sourced): Sourced {
  const second = { at: a.bytes.length, byteLength: b.bytes.length, source: b.source };
  const runs: SourcedRun[] = [{ at: 0, byteLength: a.bytes.length, source: a.source }, second];
  return { bytes: concatBytes([a.bytes, b.bytes]), source: joined(runs) };
}
