import type { Micros } from '../../base/index.ts';

/** Bytes of a stream as one packet brought them; a view of the packet, with its place in the file. */
export interface Segment {
  readonly bytes: Uint8Array;
  readonly at: Micros;
  /** Packet number. */
  readonly index: number;
  /** File offset of the first byte. */
  readonly offset: number;
}

/** The part of a segment from `start` on, up to `end`. */
export function cutSegment(segment: Segment, start: number, end = segment.bytes.length): Segment {
  if (start === 0 && end === segment.bytes.length) return segment;
  return {
    bytes: segment.bytes.subarray(start, end),
    at: segment.at,
    index: segment.index,
    offset: segment.offset + start,
  };
}

/** The same with bytes of its own: a view kept for long would hold on to the whole buffer that a reader filled. */
export function ownedSegment(segment: Segment): Segment {
  return { ...segment, bytes: segment.bytes.slice() };
}
