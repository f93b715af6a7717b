import type { Micros, Sourced } from '../../base/index.ts';
import type { StreamChunks } from './stream-chunks.ts';

/** Hands gathered bytes on as a plain stream, each run with its own place. */
export function spill(sourced: Sourced, at: Micros, into: StreamChunks): void {
  const { bytes, source } = sourced;
  let start = 0;
  for (const { index, offset, byteLength } of source.pieces({ start: 0, end: bytes.length })) {
    into.read({ bytes: bytes.subarray(start, start + byteLength), at, index, offset });
    start += byteLength;
  }
}
