import { concatBytes } from '../base/index.ts';
import type { Decompressed } from './decompress.ts';
import { unsnappy } from './snappy-block.ts';

/*
 * Snappy's framed format (google/snappy, framing_format.txt): chunks of a type, a length of three bytes, and data;
 * what was compressed begins with a checksum of four bytes, which is not asked: what was told is told, whatever the
 * sum of it.
 */

/** The stream identifier, which is the first chunk. */
const IDENTIFIER = Buffer.from('\xff\x06\0\0sNaPpY', 'latin1');
const HEAD = 4;
const CHECKSUM = 4;
/** Chunks that are read: a row of empty ones costs an array for every 8 bytes. */
const MOST_CHUNKS = 100_000;

export function isSnappyFrameAt(bytes: Uint8Array, at: number): boolean {
  return IDENTIFIER.every((byte, i) => bytes[at + i] === byte);
}

export function unsnappyFrames(bytes: Uint8Array, most: number): Decompressed {
  const read: Uint8Array[] = [];
  let left = most;
  let at = IDENTIFIER.byteLength;
  const stop = (fault: Decompressed['fault']) => ({ bytes: concatBytes(read), consumed: at, fault });
  for (let chunk = 0; at < bytes.byteLength; chunk++) {
    if (chunk === MOST_CHUNKS) return stop('too-large');
    const type = bytes[at] as number;
    // Bytes behind a stream belong to something else.
    if (!isChunk(type)) return stop(null);
    const end = at + HEAD + lengthAt(bytes, at + 1);
    if (end > bytes.byteLength) return { ...stop('cut-off'), consumed: bytes.byteLength };
    if (type <= 1) {
      const data = bytes.subarray(at + HEAD + CHECKSUM, end);
      const clear = type === 1 ? (data.byteLength <= left ? data : null) : unsnappy(data, left);
      if (clear === null) return stop(type === 1 || left === 0 ? 'too-large' : 'broken');
      read.push(clear);
      left -= clear.byteLength;
    }
    at = end;
  }
  return stop(null);
}

/** Compressed, stored, padding and what may be skipped, and another stream's identifier (section 4). */
function isChunk(type: number): boolean {
  return type <= 1 || type >= 0x80;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}
