import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';

/** Text with its characters in the other order; bytes that are no UTF-8 are turned one by one. */
export function reversedText(bytes: Uint8Array): Uint8Array {
  const reversed = bytes.slice().reverse();
  for (let at = 0; at < reversed.byteLength; ) {
    let end = at;
    // The bytes of a character came out last first.
    while (end < reversed.byteLength && end - at < 3 && ((reversed[end] as number) & 0xc0) === 0x80) end += 1;
    if (end > at && end < reversed.byteLength && (reversed[end] as number) >= 0xc0) {
      reversed.subarray(at, end + 1).reverse();
    }
    at = end + 1;
  }
  return reversed;
}

export function reversedRegion(bytes: Uint8Array, { start, end }: Span): Region {
  return {
    layer: 'reversed',
    span: { start, end },
    bytes: reversedText(bytes.subarray(start, end)),
    back: (part) => ({ start: Math.max(start, end - part.end), end: Math.max(start, end - part.start) }),
    claims: false,
    fault: null,
  };
}
