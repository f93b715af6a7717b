import {
  concatBytes,
  joined,
  type Piece,
  type Source,
  type Sourced,
  type SourcedRun,
  verbatim,
} from '../base/index.ts';
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
    this.#tails.set(stream, endOf(sourced));
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

/** A copy with places of its own, so that nothing holds on to the piece. */
function endOf({ bytes, source }: Sourced): Sourced {
  const end = bytes.length;
  const start = Math.max(0, end - REPEATED_BYTES);
  return { bytes: bytes.slice(start), source: sourceOf(source.pieces({ start, end }), end - start) };
}

/** Pieces that are as long as the bytes are the bytes; of encoded ones only all together can be pointed at. */
function sourceOf(pieces: readonly Piece[], byteLength: number): Source {
  const runs: SourcedRun[] = [];
  let at = 0;
  for (const piece of pieces) {
    runs.push({ at, byteLength: piece.byteLength, source: verbatim(piece.index, piece.offset) });
    at += piece.byteLength;
  }
  if (at === byteLength) return joined(runs);
  return { pieces: ({ start, end }) => (end > start ? pieces : []) };
}
