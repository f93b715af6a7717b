import { isUtf8 } from 'node:buffer';
import type { Span } from '../base/index.ts';

/** Controls that stand in text: tab, line feed, carriage return. */
const IN_TEXT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d]);

/** Whether the bytes are UTF-8 without controls. Sixteen random bytes are once in 200,000 times. */
export function isPlainText(bytes: Uint8Array): boolean {
  return isPlainRun(bytes, { start: 0, end: bytes.byteLength });
}

/** The same of a run of them. */
export function isPlainRun(bytes: Uint8Array, { start, end }: Span): boolean {
  let all = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if ((byte < 0x20 && !IN_TEXT.has(byte)) || byte === 0x7f) return false;
    all |= byte;
  }
  return all < 0x80 || isUtf8(bytes.subarray(start, end));
}
