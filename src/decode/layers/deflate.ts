import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import {
  begins,
  type Codec,
  type Decompressed,
  decompress,
  decompressExactly,
  decompressWhole,
} from '../decompress.ts';
import { deflateBits } from '../deflate-shape.ts';
import { wholeRegion } from '../whole-region.ts';
import type { Search, StreamLayer } from './layer-finder.ts';

const zlib: Codec = { run: inflateSync, flush: constants.Z_SYNC_FLUSH };
const raw: Codec = { run: inflateRawSync, flush: constants.Z_SYNC_FLUSH };

/**
 * A zlib stream whose checksum cannot be asked about is believed where it gave so many bytes: its first two
 * bytes are weak, and random bytes inflate to a handful before they fail. One that runs to the end without
 * a fault needs fewer.
 */
const LEAST_CUT_OFF = 64;
const LEAST_BROKEN = 1_024;

/** Compressed bytes that must read without a fault before more is tried. */
const BEGINNING = 256;

/**
 * The deflate streams: zlib-wrapped (RFC 1950), found by its first two bytes and its checksum, and raw
 * (RFC 1951), which begins like anything and is only read where a label says so or where it is all of the bytes.
 * Under Content-Encoding `deflate` both are about (RFC 9110 section 8.4.1.2 notes it) and both are called that.
 */
export const deflate: StreamLayer = {
  kind: 'stream',
  layers: ['zlib', 'deflate'],
  labels: ['deflate'],
  magic: {
    firstByte: 0x78,
    matches: isZlibAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const read = believed(bytes.subarray(start, end), mostDecoded(end - start));
      return read === null ? null : wholeRegion('zlib', { start, end: start + read.consumed }, read);
    },
  },
  undo({ bytes, isText, mostDecoded }: Search) {
    const span = { start: 0, end: bytes.byteLength };
    const most = mostDecoded(bytes.byteLength);
    const codecs = isZlibAt(bytes, 0) ? [zlib, raw] : [raw];
    for (const codec of codecs) {
      const whole = decompressWhole(codec, bytes, most);
      if (whole !== null) return wholeRegion('deflate', span, whole);
    }
    return isText ? null : wholeRegion('deflate', span, decompress(codecs[0] as Codec, bytes, most));
  },
  guess({ bytes, mostDecoded }) {
    const bits = deflateBits(bytes);
    if (bits === 0) return null;
    const read = decompressExactly(raw, bytes, mostDecoded(bytes.byteLength));
    return read && { region: wholeRegion('deflate', { start: 0, end: bytes.byteLength }, read), bits };
  },
};

/**
 * Deflate with the largest window, as every common writer makes it, no preset dictionary, which nobody could
 * know, and a header that 31 divides (RFC 1950 section 2.2): 78 and 01, 5e, 9c or da.
 */
function isZlibAt(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x78 || at + 6 > bytes.byteLength) return false;
  const flags = bytes[at + 1] as number;
  return (0x7800 + flags) % 31 === 0 && (flags & 0x20) === 0 && isBlockAt(bytes, at + 2);
}

/** Whether a deflate block may begin here (RFC 1951 section 3.2.3): spares half of the tries, which are dear. */
function isBlockAt(bytes: Uint8Array, at: number): boolean {
  const type = ((bytes[at] as number) >> 1) & 3;
  if (type === 3) return false;
  if (type !== 0) return true;
  // A stored block has its length, and its length with all bits turned.
  const turned = (i: number) => ((bytes[at + i] ?? 0) ^ (bytes[at + i + 2] ?? 0)) === 0xff;
  return at + 5 > bytes.byteLength || (turned(1) && turned(2));
}

function believed(stream: Uint8Array, most: number): Decompressed | null {
  const whole = decompressWhole(zlib, stream, most);
  if (whole !== null) return whole;
  if (!begins(zlib, stream.subarray(0, BEGINNING))) return null;
  const read = decompress(zlib, stream, most);
  return read.bytes.byteLength >= (read.fault === 'cut-off' ? LEAST_CUT_OFF : LEAST_BROKEN) ? read : null;
}
