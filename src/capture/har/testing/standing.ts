import { bytesOf, type Sourced, type Span, textOf } from '../../../base/index.ts';

/** What stands in the file where a span of `sourced` points, piece by piece. */
export function standing(file: string, sourced: Sourced | null | undefined, span?: Span): string[] {
  const bytes = bytesOf(file);
  const pieces = sourced?.source.pieces(span ?? { start: 0, end: sourced.bytes.byteLength }) ?? [];
  return pieces.map(({ offset, byteLength }) => textOf(bytes.subarray(offset, offset + byteLength)));
}
