import type { Span } from './span.ts';

/*
 * The records of a ZIP file (APPNOTE.TXT 6.3.10 section 4.3), each read by itself where it stands, so that an archive
 * that breaks off, or of which only a later piece was captured, is read as far as it goes. Lengths come from whoever
 * wrote the file: each is held to the end of the bytes. Numbers have their lowest byte first.
 */

export const ZIP_RECORD = {
  entry: 0x0403_4b50,
  central: 0x0201_4b50,
  descriptor: 0x0807_4b50,
  end: 0x0605_4b50,
  end64: 0x0606_4b50,
  locator64: 0x0706_4b50,
} as const;

export const ZIP_STORED = 0;
export const ZIP_DEFLATED = 8;
export const ZIP_ZSTD = 93;

/** Section 4.4.5, with AES (99) that is told as a method. */
const METHODS: ReadonlySet<number> = new Set([
  0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18, 19, 20, 93, 94, 95, 96, 97, 98, 99,
]);

/** Section 4.4.3: the newest is 6.3; the byte beside it says on what system it was made. */
const NEWEST_VERSION = 63;

const ENTRY_HEAD = 30;
const CENTRAL_HEAD = 46;
const END_HEAD = 22;
/** Where ZIP64 has the true number (section 4.5.3). */
const IN_EXTRA = 0xffff_ffff;
const ZIP64_EXTRA = 1;

/** Bytes that the end record can be before the end of the file, its comment behind it. */
const LONGEST_TAIL = END_HEAD + 0xffff;

/** One file of the archive, as its own header has it. */
export interface ZipEntry {
  readonly start: number;
  readonly name: Span;
  readonly extra: Span;
  /** Where the content begins. */
  readonly from: number;
  /** Bytes of the content as it is stored; null where only what follows it says so. */
  readonly size: number | null;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Of the content; null where only what follows it says so. */
  readonly crc32: number | null;
}

/** Whether a local file header may begin at `at`: by its first ten bytes. */
export function isZipEntryAt(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x50 &&
    bytes[at + 1] === 0x4b &&
    bytes[at + 2] === 3 &&
    bytes[at + 3] === 4 &&
    at + 10 <= bytes.byteLength &&
    (bytes[at + 4] as number) <= NEWEST_VERSION &&
    METHODS.has(shortAt(bytes, at + 8))
  );
}

/** The file whose header begins at `at` (section 4.3.7); null where none does, or the header breaks off before `end`. */
export function zipEntryAt(bytes: Uint8Array, at: number, end: number): ZipEntry | null {
  if (at + ENTRY_HEAD > end || !isZipEntryAt(bytes, at)) return null;
  const name = { start: at + ENTRY_HEAD, end: at + ENTRY_HEAD + shortAt(bytes, at + 26) };
  const extra = { start: name.end, end: name.end + shortAt(bytes, at + 28) };
  if (extra.end > end || name.end === name.start) return null;
  for (let i = name.start; i < name.end; i++) if ((bytes[i] as number) < 0x20) return null;
  const flags = shortAt(bytes, at + 6);
  const [packed, whole] = [longAt(bytes, at + 18), longAt(bytes, at + 22)];
  const size = packed === IN_EXTRA ? sizeIn(bytes, extra, whole === IN_EXTRA) : packed;
  const isLater = (flags & 8) !== 0 && (size === null || size === 0);
  return {
    start: at,
    name,
    extra,
    from: extra.end,
    size: isLater ? null : size,
    method: shortAt(bytes, at + 8),
    isEncrypted: (flags & 1) !== 0,
    crc32: isLater ? null : longAt(bytes, at + 14),
  };
}

/** Where the content of an entry ends that does not say so: at the next record that tells the same; `end` without one. */
export function zipContentEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = nextZipRecord(bytes, from, end); at < end; at = nextZipRecord(bytes, at + 1, end)) {
    const size = at - from;
    if (longAt(bytes, at) === ZIP_RECORD.descriptor) {
      if (at + 12 <= end && longAt(bytes, at + 8) === size) return at;
    } else if (size >= 12 && longAt(bytes, at - 8) === size - 12) return at - 12;
    else if (isRecordAt(bytes, at, end)) return at;
  }
  return end;
}

/** Where the next record may begin; `end` where none does. */
export function nextZipRecord(bytes: Uint8Array, from: number, end: number): number {
  const inside = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  for (
    let at = inside.indexOf('PK', from, 'latin1');
    at !== -1;
    at = inside.indexOf('PK', at + 1, 'latin1')
  ) {
    if (at + 4 <= end && SIGNATURES.has(longAt(bytes, at))) return at;
  }
  return end;
}

const SIGNATURES: ReadonlySet<number> = new Set(Object.values(ZIP_RECORD));

/** Whether what the signature says can be: an entry or a directory that follows the last. */
function isRecordAt(bytes: Uint8Array, at: number, end: number): boolean {
  return longAt(bytes, at) === ZIP_RECORD.entry
    ? zipEntryAt(bytes, at, end) !== null
    : zipTextsAt(bytes, at, end) !== null;
}

/** What people may have written in a record of the directory at the end (sections 4.3.12 and 4.3.16), and where it ends. */
export interface ZipTexts {
  readonly name: Span;
  readonly extra: Span;
  readonly comment: Span;
  readonly end: number;
}

/** Null where none begins at `at`, or it breaks off. */
export function zipTextsAt(bytes: Uint8Array, at: number, end: number): ZipTexts | null {
  const signature = at + 4 <= end ? longAt(bytes, at) : 0;
  if (signature === ZIP_RECORD.end && at + END_HEAD <= end) {
    const none = { start: at + END_HEAD, end: at + END_HEAD };
    return textsOf({ name: none, extra: none }, shortAt(bytes, at + 20), end);
  }
  if (signature !== ZIP_RECORD.central || at + CENTRAL_HEAD > end) return null;
  const name = { start: at + CENTRAL_HEAD, end: at + CENTRAL_HEAD + shortAt(bytes, at + 28) };
  const extra = { start: name.end, end: name.end + shortAt(bytes, at + 30) };
  return textsOf({ name, extra }, shortAt(bytes, at + 32), end);
}

function textsOf(before: Pick<ZipTexts, 'name' | 'extra'>, length: number, end: number): ZipTexts | null {
  const comment = { start: before.extra.end, end: before.extra.end + length };
  return comment.end > end ? null : { ...before, comment, end: comment.end };
}

/** Where each entry begins, and how long its content is by the directory at the end; none where that is not whole. */
export function zipDirectory(bytes: Uint8Array, { start, end }: Span): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  const inside = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  const tail = inside.lastIndexOf('PK\x05\x06', end, 'latin1');
  if (tail < Math.max(start, end - LONGEST_TAIL) || tail + END_HEAD > end) return sizes;
  const first = tail - longAt(bytes, tail + 12);
  // What stands before the archive moves everything.
  const moved = first - longAt(bytes, tail + 16);
  let at = first;
  while (at >= start && at < tail) {
    const texts = longAt(bytes, at) === ZIP_RECORD.central ? zipTextsAt(bytes, at, tail) : null;
    if (texts === null) break;
    const packed = longAt(bytes, at + 20);
    const isLong = longAt(bytes, at + 24) === IN_EXTRA;
    const size = packed === IN_EXTRA ? sizeIn(bytes, texts.extra, isLong) : packed;
    if (size !== null) sizes.set(longAt(bytes, at + 42) + moved, size);
    at = texts.end;
  }
  return sizes;
}

/** The length of the stored content in ZIP64's extra field (section 4.5.3), which has what the header has no room for. */
function sizeIn(bytes: Uint8Array, extra: Span, isBehindWhole: boolean): number | null {
  for (let at = extra.start; at + 4 <= extra.end; at += 4 + shortAt(bytes, at + 2)) {
    if (shortAt(bytes, at) !== ZIP64_EXTRA) continue;
    const from = at + 4 + (isBehindWhole ? 8 : 0);
    return from + 8 > extra.end ? null : longAt(bytes, from) + longAt(bytes, from + 4) * 2 ** 32;
  }
  return null;
}

export function shortAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function longAt(bytes: Uint8Array, at: number): number {
  return shortAt(bytes, at) + shortAt(bytes, at + 2) * 0x1_0000;
}
