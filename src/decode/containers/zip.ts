import { legibleText, ZIP_DEFLATED, ZIP_ZSTD, type ZipPiece, zipPieces } from '../../base/index.ts';
import { isPlainRun } from '../plain-text.ts';
import type { BinaryContainer, Field } from './container.ts';
import { lastStartingAt } from './value-tree.ts';

/** Of a name only so much is made as is ever shown or compared. */
const LONGEST_NAME = 4_096;

/**
 * A ZIP file (APPNOTE.TXT), and what is made as one: an APK, a document, a zipped report. Its entries are its values,
 * named as they are; what is compressed is opened where it stands. What people wrote as names and comments are values too.
 */
export const zip: BinaryContainer = {
  name: 'zip',
  mayBegin: (bytes, start, end) => end - start > 30 && bytes[start] === 0x50 && bytes[start + 1] === 0x4b,
  read({ bytes, region }) {
    const pieces = zipPieces(bytes, region);
    if (pieces === null) return null;
    return {
      fields: pieces.map((piece) => ({ start: piece.start, end: piece.end, kind: kindOf(bytes, piece) })),
      locate(span) {
        const piece = pieces[lastStartingAt(pieces, span.start)];
        if (piece === undefined || span.end > piece.end) return null;
        const value = { start: piece.start, end: piece.end };
        return { ...stepOf(bytes, piece), field: null, value, hint: null };
      },
    };
  },
};

function kindOf(bytes: Uint8Array, { kind, entry, ...span }: ZipPiece): Field['kind'] {
  if (kind === 'name' || kind === 'comment') return 'text';
  if (kind === 'content' && entry?.isEncrypted === false && PACKED.has(entry.method)) return 'packed';
  return isPlainRun(bytes, span) ? 'text' : 'bytes';
}

const PACKED: ReadonlySet<number> = new Set([ZIP_DEFLATED, ZIP_ZSTD]);

/** A name would be the very value that was found in it, so only that it is one is told. */
function stepOf(
  bytes: Uint8Array,
  { kind, entry }: ZipPiece,
): { readonly kind: string; readonly names: readonly string[] | null } {
  if (kind === 'name' || kind === 'comment') return { kind: `zip-${kind}`, names: null };
  if (kind !== 'content' || entry === null) return { kind: 'zip', names: null };
  const { start, end } = entry.name;
  return { kind: 'zip', names: [legibleText(bytes.subarray(start, Math.min(end, start + LONGEST_NAME)))] };
}
