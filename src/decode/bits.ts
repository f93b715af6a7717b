/** Reads bits from the lowest of each byte on, as deflate and brotli pack them; zeros past the end. */
export class Bits {
  #bytes: Uint8Array = new Uint8Array(0);
  /** In bits. */
  at = 0;

  /** Begins anew. A reader of a glance at each of a million runs is made once. */
  of(bytes: Uint8Array): this {
    this.#bytes = bytes;
    this.at = 0;
    return this;
  }

  /** A number of up to 24 bits, the first of which is its lowest. */
  read(count: number): number {
    const number = this.peek(count);
    this.at += count;
    return number;
  }

  peek(count: number): number {
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    const word =
      (bytes[byte] ?? 0) |
      ((bytes[byte + 1] ?? 0) << 8) |
      ((bytes[byte + 2] ?? 0) << 16) |
      ((bytes[byte + 3] ?? 0) << 24);
    return (word >>> (this.at & 7)) & ((1 << count) - 1);
  }

  /** Whether what is left of the byte is zero; goes on behind it. */
  skipsZeros(): boolean {
    const left = -this.at & 7;
    return this.read(left) === 0;
  }

  get isPastEnd(): boolean {
    return this.at > this.#bytes.byteLength * 8;
  }

  /** Whether the bits end in the last byte, with zeros behind. */
  get isAtEnd(): boolean {
    const { byteLength } = this.#bytes;
    return this.at > (byteLength - 1) * 8 && this.at <= byteLength * 8 && this.peek(-this.at & 7) === 0;
  }
}
