/** Layers taken off at most. (trufflehog's decoders go 5 deep; a gzip in base64 in JSON in a form in a URL is 5.) */
export const MOST_DEPTH = 8;

/**
 * Bytes that the compressed streams of one section may give. A body of 10 MB of gzip gives 60 MB; past this what is
 * left is most likely a bomb. (Wireshark stops at 10 MiB a body, mitmproxy nowhere.)
 */
export const MOST_DECODED_BYTES = 64 * 1024 * 1024;

/**
 * What the escapes and the base64 of one section may cost: always LEAST_EFFORT, and more the longer it is and the
 * more it was compressed. A part costs its bytes and PART_EFFORT, as visiting it takes as long as looking through so
 * many. So a section always has 250,000 short parts and another for every 32 bytes: JSON of nothing but short
 * values, each escaped, has one for every 40. The cost of a capture stays in proportion to its length.
 */
export const PART_EFFORT = 256;
export const LEAST_EFFORT = 250_000 * PART_EFFORT;
export const EFFORT_PER_BYTE = 8;

/**
 * What one compressed stream may grow to: this many times its length, and always LEAST_ALLOWANCE. Telemetry
 * shrinks 5 to 20 times and a log of equal lines 200 times; deflate can reach 1,032, zstd and brotli far more.
 */
export const MOST_EXPANSION = 256;
export const LEAST_ALLOWANCE = 1024 * 1024;

/** What the unfolding of one section may still cost. */
export class Budget {
  #streams = MOST_DECODED_BYTES;
  #effort: number;

  constructor(byteLength: number) {
    this.#effort = LEAST_EFFORT + byteLength * EFFORT_PER_BYTE;
  }

  /** Bytes that a stream of so many compressed ones may give. */
  mostDecoded(byteLength: number): number {
    return Math.min(this.#streams, Math.max(LEAST_ALLOWANCE, byteLength * MOST_EXPANSION));
  }

  /** Counts what a stream gave. Whoever compressed it meant it to be read, so its escapes may cost more. */
  takeStream(byteLength: number): void {
    this.#streams = Math.max(0, this.#streams - byteLength);
    this.#effort += byteLength;
  }

  /** Whether a part of so many bytes may be visited, so that `spared` is left for others. */
  affords(byteLength: number, spared: number): boolean {
    return this.#effort - PART_EFFORT - byteLength >= spared;
  }

  take(byteLength: number): void {
    this.#effort -= PART_EFFORT + byteLength;
  }

  /** What a finder must leave for those after it, so that none can take everything: half. */
  spare(spared: number): number {
    return spared + Math.floor(Math.max(0, this.#effort - spared) / 2);
  }
}
