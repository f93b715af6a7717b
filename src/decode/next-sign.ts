import type { Span } from '../base/index.ts';
import { indexIn } from './index-in.ts';

/** Bytes that are looked through one by one first: a call into the engine's own search costs as much. */
const NEAR = 24;

/** Where the byte next stands in the span; -1 where it does not. For signs that may be rare, or in every line. */
export function nextSign(bytes: Uint8Array, byte: number, { start, end }: Span): number {
  const near = end - start < NEAR ? end : start + NEAR;
  for (let at = start; at < near; at++) if (bytes[at] === byte) return at;
  return near === end ? -1 : indexIn(bytes, byte, { start: near, end });
}
