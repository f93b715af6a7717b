/** RFC 9113 §4.1. */
export const FRAME_HEADER_BYTES = 9;

/** RFC 9113 §6. */
export const FRAME = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

/** Flags mean what their frame's type makes of them: END_STREAM and ACK are the same bit. */
export const FLAG = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

/** RFC 9113 §6.5.2: what a frame may hold before anybody allows more, and what may be allowed at most. */
export const INITIAL_FRAME_BYTES = 16_384;
export const MOST_FRAME_BYTES = 2 ** 24 - 1;

export interface FrameHeader {
  /** Of the payload. */
  readonly byteLength: number;
  readonly type: number;
  readonly flags: number;
  /** 0 for the connection as a whole. */
  readonly stream: number;
}

export function readFrameHeader(bytes: Uint8Array, at: number): FrameHeader {
  const byte = (i: number) => bytes[at + i] ?? 0;
  return {
    byteLength: (byte(0) << 16) | (byte(1) << 8) | byte(2),
    type: byte(3),
    flags: byte(4),
    // The reserved bit is to be ignored.
    stream: ((byte(5) & 0x7f) << 24) | (byte(6) << 16) | (byte(7) << 8) | byte(8),
  };
}

/** Bytes at the start of the payload that say how the rest is to be read (RFC 9113 §6.1 to §6.8). */
export function prefixLength({ type, flags }: FrameHeader): number {
  switch (type) {
    case FRAME.data:
      return isPadded(flags);
    case FRAME.headers:
      return isPadded(flags) + ((flags & FLAG.priority) !== 0 ? 5 : 0);
    case FRAME.pushPromise:
      return isPadded(flags) + 4;
    case FRAME.goaway:
      return 8;
    default:
      return 0;
  }
}

/** Whether the first byte of the payload is the length of the padding. */
export function hasPadding({ type, flags }: FrameHeader): boolean {
  return (type === FRAME.data || type === FRAME.headers || type === FRAME.pushPromise) && isPadded(flags) > 0;
}

function isPadded(flags: number): 0 | 1 {
  return (flags & FLAG.padded) !== 0 ? 1 : 0;
}

/** Whether a frame of its type may have this stream and length; where not, the connection is at an end (RFC 9113 §6). */
export function isPossible(frame: FrameHeader): boolean {
  const { type, stream, byteLength } = frame;
  switch (type) {
    case FRAME.data:
    case FRAME.headers:
    case FRAME.pushPromise:
      return stream !== 0 && byteLength >= prefixLength(frame);
    case FRAME.continuation:
      return stream !== 0;
    case FRAME.priority:
      return stream !== 0 && byteLength === 5;
    case FRAME.rstStream:
      return stream !== 0 && byteLength === 4;
    case FRAME.settings:
      return stream === 0 && byteLength % 6 === 0;
    case FRAME.ping:
      return stream === 0 && byteLength === 8;
    case FRAME.goaway:
      return stream === 0 && byteLength >= 8;
    case FRAME.windowUpdate:
      return byteLength === 4;
    default:
      return true;
  }
}
