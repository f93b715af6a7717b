/** An element of DER (X.690): its tag, what it holds, and all of it. */
export interface DerElement {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** The whole elements that stand in a row in `bytes`, which are known to be well formed. */
export function derElements(bytes: Uint8Array): DerElement[] {
  const found: DerElement[] = [];
  for (let at = 0; at + 2 <= bytes.byteLength; ) {
    let length = bytes[at + 1] as number;
    let start = at + 2;
    if (length > 0x7f) {
      let value = 0;
      for (let i = 0; i < (length & 0x7f); i++) value = value * 256 + (bytes[start + i] ?? 0);
      start += length & 0x7f;
      length = value;
    }
    const end = start + length;
    found.push({
      tag: bytes[at] as number,
      whole: bytes.subarray(at, end),
      content: bytes.subarray(start, end),
    });
    at = end;
  }
  return found;
}
