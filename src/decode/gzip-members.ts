import { constants, crc32, inflateRawSync } from 'node:zlib';
import { concatBytes } from '../base/index.ts';
import { type Codec, type Decompressed, decompress } from './decompress.ts';

/*
 * RFC 1952: a file is a row of members, each a header, a deflate stream and eight bytes of checksum and length.
 * The headers are read here and only the deflate streams by zlib: its own reader refuses everything where
 * a member is followed by anything but another one, and does not say where a member ended.
 * What does not fit its checksum is read all the same: what was told is told, whatever the sum of it.
 */

const inflateRaw: Codec = { run: inflateRawSync, flush: constants.Z_SYNC_FLUSH };
const TRAILER = 8;
/** A row of empty members costs a call for every 20 bytes. (Real ones have one member; bgzip's have 64 KB each.) */
const MOST_MEMBERS = 10_000;

/** Magic, the only method there is, and no flag that RFC 1952 section 2.3.1.2 keeps back. */
export function isGzipAt(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x1f &&
    bytes[at + 1] === 0x8b &&
    bytes[at + 2] === 8 &&
    at + 10 <= bytes.byteLength &&
    ((bytes[at + 3] as number) & 0xe0) === 0
  );
}

/** All members from the first byte on; null where not even one header stands there. */
export function gunzipMembers(bytes: Uint8Array, most: number): Decompressed | null {
  const read: Uint8Array[] = [];
  let left = most;
  let at = 0;
  let isAltered = false;
  for (let member = 0; member < MOST_MEMBERS && isGzipAt(bytes, at); member++) {
    const start = headerEnd(bytes, at);
    if (start === -1)
      return member === 0 ? null : { bytes: concatBytes(read), consumed: at, fault: 'cut-off' };
    const stream = decompress(inflateRaw, bytes.subarray(start), left);
    read.push(stream.bytes);
    left -= stream.bytes.byteLength;
    const end = start + stream.consumed;
    if (stream.fault !== null) return { bytes: concatBytes(read), consumed: end, fault: stream.fault };
    if (end + TRAILER > bytes.byteLength) {
      return { bytes: concatBytes(read), consumed: bytes.byteLength, fault: 'cut-off' };
    }
    isAltered ||= !fitsTrailer(bytes.subarray(end, end + TRAILER), stream.bytes);
    at = end + TRAILER;
  }
  if (at === 0) return null;
  const fault = isGzipAt(bytes, at) ? 'too-large' : isAltered ? 'altered' : null;
  return { bytes: concatBytes(read), consumed: at, fault };
}

/** RFC 1952 section 2.3.1: CRC-32 and length, least byte first. */
function fitsTrailer(trailer: Uint8Array, bytes: Uint8Array): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER);
  return view.getUint32(0, true) === crc32(bytes) && view.getUint32(4, true) === bytes.byteLength % 2 ** 32;
}

/** Just after the header that begins at `at`; -1 where it breaks off. */
function headerEnd(bytes: Uint8Array, at: number): number {
  const flags = bytes[at + 3] as number;
  let end = at + 10;
  if ((flags & 4) !== 0) {
    if (end + 2 > bytes.byteLength) return -1;
    end += 2 + (bytes[end] as number) + (bytes[end + 1] as number) * 256;
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const zero = bytes.indexOf(0, end);
    if (zero === -1) return -1;
    end = zero + 1;
  }
  if ((flags & 2) !== 0) end += 2;
  return end < bytes.byteLength ? end : -1;
}
