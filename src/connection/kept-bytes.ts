import { joined, type Piece, type Source, type Sourced, type SourcedRun, verbatim } from '../base/index.ts';

/** A copy with places of its own, so that nothing holds on to what it was cut from. */
export function keptBytes({ bytes, source }: Sourced, start: number): Sourced {
  const end = bytes.length;
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
