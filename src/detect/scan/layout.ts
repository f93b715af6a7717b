/** Hands out places in one memory, before there is the memory. */
export class Layout {
  #end = 0;

  /** The address of so many bytes. */
  take(byteLength: number): number {
    const address = this.#end;
    // Sixteen bytes: a vector.
    this.#end = (address + byteLength + 15) & ~15;
    return address;
  }

  get byteLength(): number {
    return this.#end;
  }
}
