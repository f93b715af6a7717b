import type { Span } from './span.ts';

/** A run of bytes in the capture file: `index` is the packet (from 1), or the HAR entry or flow (from 0). */
export interface Piece {
  readonly index: number;
  readonly offset: number;
  readonly byteLength: number;
}

/**
 * Says where bytes that were cut out of a capture stand in its file.
 * Asked only for the few bytes that turn out to matter, so implementations may compute lazily.
 * Pieces come in the order of the bytes; two that touch in the file and share an index are joined.
 */
export interface Source {
  pieces(span: Span): readonly Piece[];
}

/** Bytes together with where they stand in the capture file. */
export interface Sourced {
  readonly bytes: Uint8Array;
  readonly source: Source;
}

/** Bytes that stand in the file just as they are, in one run from `offset`. */
export function verbatim(index: number, offset: number): Source {
  return {
    pieces: ({ start, end }) =>
      end > start ? [{ index, offset: offset + start, byteLength: end - start }] : [],
  };
}

/** Bytes that do not stand in any file (made up by the reader, such as a method a producer left out). */
export const nowhere: Source = { pieces: () => [] };

/** Bytes that a run of the file encodes as a whole, so that any part of them points at all of it. */
export function wholeRun(piece: Piece): Source {
  return { pieces: ({ start, end }) => (end > start ? [piece] : []) };
}

/** The same bytes seen from a cut that begins `by` bytes later. */
export function shifted(source: Source, by: number): Source {
  if (by === 0) return source;
  return { pieces: ({ start, end }) => source.pieces({ start: start + by, end: end + by }) };
}

/** A run of joined bytes: from `at` on they come from `source`, counted from 0 there. */
export interface SourcedRun {
  readonly at: number;
  readonly byteLength: number;
  readonly source: Source;
}

/** Bytes joined from several runs, sorted by `at`, as TCP segments and chunked bodies are. */
export function joined(runs: readonly SourcedRun[]): Source {
  return {
    pieces(span) {
      const found: Piece[] = [];
      for (let i = firstRunAt(runs, span.start); i < runs.length; i++) {
        const run = runs[i] as SourcedRun;
        if (run.at >= span.end) break;
        const start = Math.max(span.start, run.at) - run.at;
        const end = Math.min(span.end, run.at + run.byteLength) - run.at;
        if (end <= start) continue;
        for (const piece of run.source.pieces({ start, end })) appendPiece(found, piece);
      }
      return found;
    },
  };
}

function firstRunAt(runs: readonly SourcedRun[], start: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle] as SourcedRun;
    if (run.at + run.byteLength <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a piece, joining it to the last one where they touch in the file. */
export function appendPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.index === piece.index && last.offset + last.byteLength === piece.offset) {
    pieces[pieces.length - 1] = { ...last, byteLength: last.byteLength + piece.byteLength };
  } else {
    pieces.push(piece);
  }
}
