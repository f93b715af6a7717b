import {
  FLAG,
  FRAME,
  FRAME_HEADER_BYTES,
  INITIAL_FRAME_BYTES,
  isPossible,
  readFrameHeader,
} from './frame-header.ts';

/** RFC 9113 §3.4. */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** Stream numbers that are believed without a sign: connections are seldom used for more requests. */
const MOST_LIKELY_STREAM = 2 ** 20;

/** Flags that each type of frame has. */
const KNOWN_FLAGS: readonly number[] = [0x09, 0x2d, 0, 0, 0x01, 0x0c, 0x01, 0, 0, 0x04];

/** Whether a server begins so: with its SETTINGS (RFC 9113 §3.4). 'maybe' where more bytes are needed to tell. */
export function settingsVerdict(bytes: Uint8Array): 'yes' | 'no' | 'maybe' {
  const start = [0, 0, null, FRAME.settings, 0, 0, 0, 0, 0];
  for (let at = 0; at < Math.min(start.length, bytes.length); at++) {
    const wanted = start[at] as number | null;
    if (wanted !== null ? bytes[at] !== wanted : (bytes[at] as number) % 6 !== 0) return 'no';
  }
  return bytes.length < start.length ? 'maybe' : 'yes';
}

/**
 * Whether bytes from the middle of a connection begin with frames: one after the other as far as they reach, each
 * with a stream, flags and a length that its type may have. Of anything else one in 2^30 looks so.
 */
export function beginsWithFrames(bytes: Uint8Array): boolean {
  let at = 0;
  while (at + FRAME_HEADER_BYTES <= bytes.length) {
    const frame = readFrameHeader(bytes, at);
    const { type, flags, stream, byteLength } = frame;
    const known = KNOWN_FLAGS[type];
    if (known === undefined || (flags & ~known) !== 0 || !isPossible(frame)) return false;
    if (
      byteLength > INITIAL_FRAME_BYTES ||
      stream > MOST_LIKELY_STREAM ||
      ((bytes[at + 5] as number) & 0x80) !== 0
    )
      return false;
    if (type === FRAME.settings && (flags & FLAG.ack) !== 0 && byteLength > 0) return false;
    at += FRAME_HEADER_BYTES + byteLength;
  }
  return at > 0;
}
