import { constants, crc32, inflateRawSync } from 'node:zlib';
import {
  isZipEntryAt,
  ZIP_DEFLATED,
  ZIP_STORED,
  ZIP_ZSTD,
  type ZipEntry,
  zipContentEnd,
  zipEntryAt,
} from '../../base/index.ts';
import { type Codec, decompress } from '../decompress.ts';
import type { Fault, Region, StreamLayer } from './layer-finder.ts';

const raw: Codec = { run: inflateRawSync, flush: constants.Z_SYNC_FLUSH };

/**
 * The deflate streams of ZIP files (APPNOTE.TXT section 4.3), each by the header before it, so that of an archive that
 * breaks off or was sent in pieces every entry is read whose beginning is there. What is stored is read where it
 * stands, and zstd has first bytes of its own. What is encrypted, or compressed in another way, is told as closed.
 */
export const zip: StreamLayer = {
  kind: 'stream',
  layers: [],
  labels: [],
  magic: {
    firstByte: 0x50,
    matches: isZipEntryAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const entry = zipEntryAt(bytes, start, end);
      if (entry === null) return null;
      if (entry.isEncrypted) return closed(bytes, entry, { end, fault: 'closed' });
      if (entry.method === ZIP_DEFLATED) return inflated(bytes, entry, { end, mostDecoded });
      return entry.method === ZIP_STORED || entry.method === ZIP_ZSTD
        ? null
        : closed(bytes, entry, { end, fault: 'closed' });
    },
  },
  undo: () => null,
};

function inflated(
  bytes: Uint8Array,
  entry: ZipEntry,
  { end, mostDecoded }: { readonly end: number; readonly mostDecoded: (byteLength: number) => number },
): Region | null {
  const { from, size, crc32: sum } = entry;
  const to = size === null ? end : Math.min(from + size, end);
  if (to <= from) return null;
  const most = mostDecoded(to - from);
  if (most === 0) return closed(bytes, entry, { end, fault: 'too-large' });
  const read = decompress(raw, bytes.subarray(from, to), most);
  const isAltered = read.fault === null && sum !== null && crc32(read.bytes) !== sum;
  const span = { start: from, end: size === null ? from + read.consumed : to };
  return {
    layer: 'deflate',
    span,
    bytes: read.bytes,
    back: () => span,
    claims: true,
    fault: isAltered ? 'altered' : read.fault,
    unread: read.fault === null ? 0 : span.end - span.start - read.consumed,
  };
}

/** An entry of which nothing is read. */
function closed(
  bytes: Uint8Array,
  { from, size }: ZipEntry,
  { end, fault }: { readonly end: number; readonly fault: Fault },
): Region | null {
  const to = size === null ? zipContentEnd(bytes, from, end) : Math.min(from + size, end);
  if (to <= from) return null;
  const span = { start: from, end: to };
  return {
    layer: 'deflate',
    span,
    bytes: new Uint8Array(0),
    back: () => span,
    claims: false,
    fault,
    unread: to - from,
  };
}
