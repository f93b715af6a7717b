/** Compressed bytes as a decoder asks for them: in pieces, with what it did not want put back. */
export class MemberInput {
  readonly #next: () => Promise<Uint8Array | null>;
  #waiting: Uint8Array = new Uint8Array(0);
  /** Bytes taken and not put back. */
  taken = 0;

  constructor(next: () => Promise<Uint8Array | null>) {
    this.#next = next;
  }

  /** Up to `most` of the next bytes; null at the end. */
  async piece(most: number): Promise<Uint8Array | null> {
    if (this.#waiting.byteLength === 0) {
      const following = await this.#next();
      if (following === null) return null;
      this.#waiting = following;
    }
    const piece = this.#waiting.subarray(0, most);
    this.#waiting = this.#waiting.subarray(piece.byteLength);
    this.taken += piece.byteLength;
    return piece;
  }

  /** The next `n` bytes, or fewer where the file ends. */
  async take(n: number): Promise<Uint8Array> {
    const taken = new Uint8Array(n);
    let filled = 0;
    while (filled < n) {
      const piece = await this.piece(n - filled);
      if (piece === null) break;
      taken.set(piece, filled);
      filled += piece.byteLength;
    }
    return taken.subarray(0, filled);
  }

  /** Puts bytes back that were taken last. */
  unread(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return;
    const joined = new Uint8Array(bytes.byteLength + this.#waiting.byteLength);
    joined.set(bytes);
    joined.set(this.#waiting, bytes.byteLength);
    this.#waiting = joined;
    this.taken -= bytes.byteLength;
  }

  /** Passes over all that is left; says how many bytes that was, and whether any of them was not 0. */
  async drain(): Promise<{ readonly byteLength: number; readonly isZero: boolean }> {
    let byteLength = 0;
    let isZero = true;
    for (let piece = await this.piece(1 << 20); piece !== null; piece = await this.piece(1 << 20)) {
      byteLength += piece.byteLength;
      isZero &&= piece.every((byte) => byte === 0);
    }
    return { byteLength, isZero };
  }
}
