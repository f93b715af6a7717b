import { isUtf8 } from 'node:buffer';

/** Controls that stand in text: tab, line feed, carriage return. */
const IN_TEXT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d]);

/** Whether the bytes are UTF-8 without controls. Sixteen random bytes are once in 200,000 times. */
export function isPlainText(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] as number;
    if ((byte < 0x20 && !IN_TEXT.has(byte)) || byte === 0x7f) return false;
  }
  return isUtf8(bytes);
}
