/** Collects numbers and bytes in one endianness: the common tool of the builders here. */
export class ByteWriter {
  readonly #parts: Buffer[] = [];
  readonly #little: boolean;

  constructor(endian: 'little' | 'big') {
    this.#little = endian === 'little';
  }

  u16(value: number): this {
    const part = Buffer.alloc(2);
    if (this.#little) part.writeUInt16LE(value);
    else part.writeUInt16BE(value);
    return this.bytes(part);
  }

  u32(value: number): this {
    const part = Buffer.alloc(4);
    if (this.#little) part.writeUInt32LE(value >>> 0);
    else part.writeUInt32BE(value >>> 0);
    return this.bytes(part);
  }

  bytes(bytes: Uint8Array): this {
    this.#parts.push(Buffer.from(bytes));
    return this;
  }

  /** Bytes followed by zeros up to a multiple of four, as pcapng wants them. */
  padded(bytes: Uint8Array): this {
    return this.bytes(bytes).bytes(Buffer.alloc((4 - (bytes.byteLength % 4)) % 4));
  }

  done(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts));
  }
}
