import type { Micros } from '../../base/index.ts';

/** Bytes of a stream as one packet brought them; a view of the packet, with its place in the file. */
export interface Segment {
  readonly bytes: Uint8Array;
  readonly at: Micros;
  /** Packet number. */
  readonly index: number;
  /** File offset of the first byte. */
  readonly offset: number;
  /** The packet with which it could be read, where that is a later one: a record of TLS can be opened only once it is whole. */
  readonly completedBy?: number;
}

/** The packet with which it could be read. */
export function completingPacket({ completedBy, index }: Segment): number {
  return completedBy ?? index;
}

/** The part of a segment from `start` on, up to `end`. */
export function cutSegment(segment: Segment, start: number, end = segment.bytes.length): Segment {
  if (start === 0 && end === segment.bytes.length) return segment;
  const { at, index, completedBy } = segment;
  const cut = { bytes: segment.bytes.subarray(start, end), at, index, offset: segment.offset + start };
  return completedBy === undefined ? cut : { ...cut, completedBy };
}

/** The same with bytes of its own: a view kept for long would hold on to the whole buffer that a reader filled. */
export function ownedSegment(segment: Segment): Segment {
  return { ...segment, bytes: segment.bytes.slice() };
}
