import type { Span } from '../base/index.ts';

/** Up to this many bytes a loop is faster than making a view for the engine's own search. */
const SHORT = 64;

/** Node's own, which looks at 32 bytes at a time; that of typed arrays takes twenty times as long. */
const { indexOf } = Buffer.prototype;

/** Where the byte next stands in the span; -1 where it does not. Never looks past the span's end. */
export function indexIn(bytes: Uint8Array, byte: number, { start, end }: Span): number {
  if (end - start <= SHORT) {
    for (let at = start; at < end; at++) if (bytes[at] === byte) return at;
    return -1;
  }
  if (end >= bytes.byteLength) return indexOf.call(bytes, byte, start);
  const at = indexOf.call(bytes.subarray(start, end), byte);
  return at === -1 ? -1 : at + start;
}
