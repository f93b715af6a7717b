/** RFC 8446 §5.1: header of a record, and the type of those that carry what applications say. */
const RECORD_HEADER = 5;
const APPLICATION_DATA = 23;

/** Longest that a record says it is: 2^14 and what encryption adds (RFC 5246 §6.2.3). */
const MOST_RECORD_BYTES = 16_384 + 2_048;

/**
 * Goes from record to record of one direction until one carries what an application says. A handshake that failed never
 * comes so far, and what its hellos named was not used.
 */
export class RecordWalk {
  #said: 'nothing' | 'something' | 'unknown' = 'nothing';
  /** Of the header that is being read. */
  #header: number[] = [];
  /** Bytes of the record that are still to come. */
  #left = 0;

  get hasSpoken(): boolean {
    return this.#said === 'something';
  }

  read(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#said === 'nothing'; ) {
      if (this.#left > 0) {
        const passed = Math.min(this.#left, bytes.length - at);
        this.#left -= passed;
        at += passed;
        continue;
      }
      this.#header.push(bytes[at] as number);
      at += 1;
      if (this.#header.length === RECORD_HEADER) this.#enter();
    }
  }

  /** Bytes that the capture does not hold. */
  gap(byteLength: number): void {
    if (byteLength <= this.#left) this.#left -= byteLength;
    else this.#lose();
  }

  #enter(): void {
    const [type = 0, major = 0, , high = 0, low = 0] = this.#header;
    this.#header = [];
    this.#left = (high << 8) | low;
    if (type < 20 || type > 24 || major !== 3 || this.#left > MOST_RECORD_BYTES) this.#lose();
    // An empty one is sent by some before the first that says something.
    else if (type === APPLICATION_DATA && this.#left > 0) this.#said = 'something';
  }

  /** Where the next record begins is not known any more. */
  #lose(): void {
    if (this.#said === 'nothing') this.#said = 'unknown';
  }
}
