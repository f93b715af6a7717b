/**
 * Chunks of a capture read as one run of bytes.
 *
 * A record that lies within a chunk is handed out as a view of it. One that a chunk's end cuts is put together
 * in a small buffer of exactly its size, which then stands in the queue before the rest of the next chunk, so
 * that no more than the record is ever copied. Parsers on the hot path ask `need(n)` and read at
 * `chunk[position]` themselves; the others `take` and `peek`.
 */
export class ByteReader {
  /** Where the next byte is, valid after `need` has said yes. Only reading moves it. */
  chunk: Uint8Array = new Uint8Array(0);
  position = 0;
  readonly #source: { next(): Uint8Array | null };
  /** Chunks already read that come after `chunk`; never more than `need` was asked for. */
  #queue: Uint8Array[] = [];
  #ended = false;
  /** File offset of the first byte of `chunk`. */
  #chunkOffset = 0;

  constructor(source: { next(): Uint8Array | null }) {
    this.#source = source;
  }

  /** File offset of the next byte. */
  get offset(): number {
    return this.#chunkOffset + this.position;
  }

  /**
   * Whether `n` more bytes are there; they then lie in one run at `chunk[position]`, as otherwise do those that
   * are left. Uses up nothing.
   */
  need(n: number): boolean {
    return this.chunk.byteLength - this.position >= n || this.#gather(n);
  }

  /** The next `n` bytes without using them up, or null where fewer are left. */
  peek(n: number): Uint8Array | null {
    return this.need(n) ? this.#view(n) : null;
  }

  /** The next `n` bytes, or all where fewer are left, without using them up. */
  peekUpTo(n: number): Uint8Array {
    return this.#view(this.need(n) ? n : this.chunk.byteLength - this.position);
  }

  /** The next `n` bytes, or null (and none used up) where fewer are left. */
  take(n: number): Uint8Array | null {
    if (!this.need(n)) return null;
    const bytes = this.#view(n);
    this.position += n;
    return bytes;
  }

  /** Passes over up to `n` bytes without keeping them, and says how many there were. */
  skip(n: number): number {
    let skipped = 0;
    while (skipped < n) {
      if (this.position === this.chunk.byteLength && !this.#advance()) break;
      const step = Math.min(n - skipped, this.chunk.byteLength - this.position);
      this.position += step;
      skipped += step;
    }
    return skipped;
  }

  /** Passes over all that is left, so that it is counted and hashed, and says how many bytes there were. */
  drain(): number {
    return this.skip(Number.POSITIVE_INFINITY);
  }

  /** The next run of bytes, however long it is; null at the end. */
  next(): Uint8Array | null {
    if (this.position === this.chunk.byteLength && !this.#advance()) return null;
    return this.take(this.chunk.byteLength - this.position);
  }

  #view(n: number): Uint8Array {
    const { chunk } = this;
    return new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset + this.position, n);
  }

  #advance(): boolean {
    const following = this.#queue.shift() ?? this.#read();
    if (following === null) return false;
    this.#chunkOffset += this.chunk.byteLength;
    this.chunk = following;
    this.position = 0;
    return true;
  }

  #read(): Uint8Array | null {
    if (this.#ended) return null;
    const bytes = this.#source.next();
    if (bytes === null) this.#ended = true;
    return bytes;
  }

  #gather(n: number): boolean {
    if (this.position === this.chunk.byteLength) {
      if (!this.#advance()) return n <= 0;
      if (this.chunk.byteLength >= n) return true;
    }
    if (this.#ended && this.#queue.length === 0) return false;
    const start = this.chunk.subarray(this.position);
    let there = start.byteLength;
    for (const waiting of this.#queue) there += waiting.byteLength;
    while (there < n) {
      const more = this.#read();
      if (more === null) break;
      this.#queue.push(more);
      there += more.byteLength;
    }
    this.#join(start, Math.min(n, there));
    return there >= n;
  }

  /** Makes `chunk` exactly the next `n` bytes, taken from `start` and the queue. */
  #join(start: Uint8Array, n: number): void {
    const whole = new Uint8Array(n);
    whole.set(start);
    let filled = start.byteLength;
    let used = 0;
    while (filled < n) {
      const from = this.#queue[used] as Uint8Array;
      const wanted = n - filled;
      if (from.byteLength > wanted) {
        whole.set(from.subarray(0, wanted), filled);
        this.#queue[used] = from.subarray(wanted);
        filled = n;
      } else {
        whole.set(from, filled);
        filled += from.byteLength;
        used += 1;
      }
    }
    if (used > 0) this.#queue = this.#queue.slice(used);
    this.#chunkOffset += this.position;
    this.chunk = whole;
    this.position = 0;
  }
}
