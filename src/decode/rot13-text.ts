import type { Span } from '../base/index.ts';
import type { Region } from './layers/layer-finder.ts';

/** Byte → the byte that rot13 makes of it. */
export const ROT13: Uint8Array = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const small = byte | 0x20;
  const isLetter = byte < 0x80 && small >= 0x61 && small <= 0x7a;
  ROT13[byte] = !isLetter ? byte : small <= 0x6d ? byte + 13 : byte - 13;
}

export function rot13(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => ROT13[byte] as number);
}

export function rot13Region(bytes: Uint8Array, { start, end }: Span): Region {
  return {
    layer: 'rot13',
    span: { start, end },
    bytes: rot13(bytes.subarray(start, end)),
    back: (part) => ({ start: start + part.start, end: start + part.end }),
    claims: false,
    fault: null,
  };
}

/** Whether all letters are what rot13 makes of hexadecimal digits, and some are there. */
export function rotatedHex(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const small = (bytes[at] as number) | 0x20;
    if (small >= 0x61 && small <= 0x7a && (small < 0x6e || small > 0x73)) return false;
  }
  return true;
}
