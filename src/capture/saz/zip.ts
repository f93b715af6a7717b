import { inflateRawSync } from 'node:zlib';
import { textOf } from '../../base/index.ts';

/*
 * A ZIP archive in memory (PKWARE's APPNOTE, sections 4.3 to 4.5). Its list of entries stands at the end; where the file
 * is cut and the list is missing, the entries are gone through from the start, as far as they say how long they are.
 * Stored and deflated entries are read; ZIP64 and encrypted ones are not.
 */

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  /** Where its data stand in the archive. */
  readonly start: number;
  readonly byteLength: number;
}

export interface ZipList {
  readonly entries: readonly ZipEntry[];
  /** Whether the list of entries was there and whole. */
  readonly isWhole: boolean;
}

/** Entries of an archive that are looked at: three for each exchange. */
export const MOST_ENTRIES = 1_000_000;

/** The longest name that is looked at: Fiddler's have 20 bytes. */
const MOST_NAME_BYTES = 256;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
/** A comment of 65,535 bytes may follow the end record. */
const MOST_END_BYTES = END_BYTES + 65_535;

export const STORED = 0;
export const DEFLATED = 8;

export function entriesOf(archive: Uint8Array): ZipList {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  return listedIn(archive, view) ?? { entries: foundIn(archive, view), isWhole: false };
}

function listedIn(archive: Uint8Array, view: DataView): ZipList | null {
  const end = endRecord(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && entries.length < MOST_ENTRIES && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    if (local + 30 <= archive.byteLength && view.getUint32(local, true) === LOCAL) {
      entries.push({
        name: textOf(archive.subarray(at + 46, at + 46 + Math.min(nameLength, MOST_NAME_BYTES))),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
        checksum: view.getUint32(at + 16, true),
        start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
        byteLength: view.getUint32(at + 20, true),
      });
    }
    at = next;
  }
  // The count has 16 bits, and goes round.
  return { entries, isWhole: (entries.length & 0xffff) === count };
}

function endRecord(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - MOST_END_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= least; at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}

/** The entries that follow each other from the start, up to one that does not say its length. */
function foundIn(archive: Uint8Array, view: DataView): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (
    at + 30 <= archive.byteLength &&
    entries.length < MOST_ENTRIES &&
    view.getUint32(at, true) === LOCAL
  ) {
    const flags = view.getUint16(at + 6, true);
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const byteLength = view.getUint32(at + 18, true);
    if ((flags & 8) !== 0 || start + byteLength > archive.byteLength) break;
    entries.push({
      name: textOf(archive.subarray(at + 30, at + 30 + Math.min(nameLength, MOST_NAME_BYTES))),
      method: view.getUint16(at + 8, true),
      isEncrypted: (flags & 1) !== 0,
      checksum: view.getUint32(at + 14, true),
      start,
      byteLength,
    });
    at = start + byteLength;
  }
  return entries;
}

/** What an entry holds, up to `most` bytes; null where it cannot be read, or is longer. */
export function contentOf(archive: Uint8Array, entry: ZipEntry, most: number): Uint8Array | null {
  const { start, byteLength, method } = entry;
  if (entry.isEncrypted || start + byteLength > archive.byteLength) return null;
  const written = archive.subarray(start, start + byteLength);
  if (method === STORED) return byteLength > most ? null : written;
  if (method !== DEFLATED) return null;
  try {
    const inflated = inflateRawSync(written, { maxOutputLength: most });
    return new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.byteLength);
  } catch (error) {
    // Damaged, or longer than it may be.
    if (error instanceof Error && 'code' in error && /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code)))
      return null;
    throw error;
  }
}
