import { constants, zstdDecompressSync } from 'node:zlib';
import { concatBytes } from '../../base/index.ts';
import { type Codec, type Decompressed, decompress } from '../decompress.ts';
import { wholeRegion } from '../whole-region.ts';
import type { StreamLayer } from './layer-finder.ts';

const codec: Codec = { run: zstdDecompressSync, flush: constants.ZSTD_e_flush };

/** Frames of one stream that are read: a row of empty ones costs a call for every 9 bytes. */
const MOST_FRAMES = 10_000;

/** Zstandard (RFC 8878): one frame or several in a row. */
export const zstd: StreamLayer = {
  kind: 'stream',
  layers: ['zstd'],
  labels: ['zstd'],
  magic: {
    firstByte: 0x28,
    matches: isZstdAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const read = frames(bytes.subarray(start, end), mostDecoded(end - start));
      return wholeRegion('zstd', { start, end: start + read.consumed }, read);
    },
  },
  undo({ bytes, mostDecoded }) {
    if (!isZstdAt(bytes, 0)) return null;
    return wholeRegion(
      'zstd',
      { start: 0, end: bytes.byteLength },
      frames(bytes, mostDecoded(bytes.byteLength)),
    );
  },
};

/** RFC 8878 section 3.1.1. */
function isZstdAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x28 && bytes[at + 1] === 0xb5 && bytes[at + 2] === 0x2f && bytes[at + 3] === 0xfd;
}

/** Node reads one frame and stops. */
function frames(bytes: Uint8Array, most: number): Decompressed {
  const read: Uint8Array[] = [];
  let left = most;
  let at = 0;
  for (let frame = 0; frame < MOST_FRAMES && isZstdAt(bytes, at); frame++) {
    const next = decompress(codec, bytes.subarray(at), left);
    read.push(next.bytes);
    left -= next.bytes.byteLength;
    at += next.consumed;
    if (next.fault !== null) return { bytes: concatBytes(read), consumed: at, fault: next.fault };
    if (next.consumed === 0) break;
  }
  return { bytes: concatBytes(read), consumed: at, fault: isZstdAt(bytes, at) ? 'too-large' : null };
}
