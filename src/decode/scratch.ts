/** Memory for a few bytes that are looked at and not kept: to make an array takes longer than to fill it. */
export class Scratch {
  readonly most: number;
  readonly #views: readonly Uint8Array[];

  constructor(most: number) {
    const { buffer } = new Uint8Array(most);
    this.most = most;
    this.#views = Array.from({ length: most + 1 }, (_, length) => new Uint8Array(buffer, 0, length));
  }

  /** The first `length` bytes of it, as they were left. */
  of(length: number): Uint8Array {
    return this.#views[length] as Uint8Array;
  }
}
