import { readHuffman } from './huffman.ts';

/** Integers beyond this are wrong: no block is as long (RFC 7541 §5.1 lets decoders set limits). */
const MOST_INTEGER = 2 ** 28;
const MOST_INTEGER_SHIFT = 28;

export interface BlockString {
  readonly bytes: Uint8Array;
  /** Where its octets stand in the block, as they were coded. */
  readonly start: number;
  readonly end: number;
  readonly isCoded: boolean;
}

/** Walks through a header block by HPACK's primitives (RFC 7541 §5). What is wrong or cut off gives null. */
export class BlockCursor {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  peek(): number {
    return this.#bytes[this.at] ?? 0;
  }

  /** An integer whose first octet gives it so many bits (RFC 7541 §5.1). */
  integer(bits: number): number | null {
    const most = (1 << bits) - 1;
    let value = this.#next() & most;
    if (value < most) return value;
    for (let shift = 0; shift <= MOST_INTEGER_SHIFT; shift += 7) {
      if (this.atEnd) return null;
      const byte = this.#next();
      value += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) return value > MOST_INTEGER ? null : value;
    }
    return null;
  }

  /** A string literal (RFC 7541 §5.2). */
  string(): BlockString | null {
    if (this.atEnd) return null;
    const isCoded = (this.peek() & 0x80) !== 0;
    const byteLength = this.integer(7);
    if (byteLength === null || byteLength > this.#bytes.length - this.at) return null;
    const start = this.at;
    const end = start + byteLength;
    this.at = end;
    const bytes = isCoded ? readHuffman(this.#bytes, start, end) : this.#bytes.subarray(start, end);
    return bytes === null ? null : { bytes, start, end, isCoded };
  }

  #next(): number {
    return this.#bytes[this.at++] ?? 0;
  }
}
