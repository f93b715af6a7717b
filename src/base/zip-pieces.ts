import type { Span } from './span.ts';
import {
  longAt,
  nextZipRecord,
  ZIP_RECORD,
  type ZipEntry,
  zipContentEnd,
  zipDirectory,
  zipEntryAt,
  zipTextsAt,
} from './zip-records.ts';

/** Pieces of one archive that are told apart; what is behind them is one piece. An APK has some ten thousand entries. */
export const MOST_ZIP_PIECES = 1 << 20;

const DESCRIPTOR = 16;

/** A run of an archive that holds what somebody wrote. */
export interface ZipPiece extends Span {
  /** `content`: of an entry, as it is stored. `other`: what no record accounts for, such as an APK's signatures. */
  readonly kind: 'name' | 'extra' | 'content' | 'comment' | 'other';
  /** Whose it is; null for what stands in the directory at the end. */
  readonly entry: ZipEntry | null;
}

/**
 * The pieces of a ZIP file that begins where the span does, in order, none of them empty and none overlapping; null
 * where no entry begins there. Cut off at the end it has those that are left. A content that does not say where it ends
 * does so where the directory says, or at the next record.
 */
export function zipPieces(bytes: Uint8Array, span: Span): ZipPiece[] | null {
  if (zipEntryAt(bytes, span.start, span.end) === null) return null;
  const { end } = span;
  const pieces: ZipPiece[] = [];
  const add = (kind: ZipPiece['kind'], run: Span, entry: ZipEntry | null) => {
    if (run.end > run.start) pieces.push({ kind, start: run.start, end: run.end, entry });
  };
  let sizes: ReadonlyMap<number, number> | null = null;
  let at = span.start;
  while (at < end && pieces.length < MOST_ZIP_PIECES) {
    const entry = zipEntryAt(bytes, at, end);
    const texts = entry === null ? zipTextsAt(bytes, at, end) : null;
    if (entry !== null) {
      sizes ??= entry.size === null ? zipDirectory(bytes, span) : null;
      const size = entry.size ?? sizes?.get(at) ?? null;
      const to = size === null ? zipContentEnd(bytes, entry.from, end) : Math.min(entry.from + size, end);
      add('name', entry.name, entry);
      add('extra', entry.extra, entry);
      add('content', { start: entry.from, end: to }, entry);
      at = to;
    } else if (texts !== null) {
      add('name', texts.name, null);
      add('extra', texts.extra, null);
      add('comment', texts.comment, null);
      at = texts.end;
    } else if (longAt(bytes, at) === ZIP_RECORD.descriptor) {
      at = Math.min(at + DESCRIPTOR, end);
    } else {
      const next = nextZipRecord(bytes, at + 1, end);
      add('other', { start: at, end: next }, null);
      at = next;
    }
  }
  add('other', { start: at, end }, null);
  return pieces;
}
