/** Layers taken off at most. (trufflehog's decoders go 5 deep; a gzip in base64 in JSON in a form in a URL is 5.) */
export const MOST_DEPTH = 6;

/**
 * Decoded bytes of one section. A body of 10 MB of base64 in JSON strings in gzip gives 40 MB; past this what
 * is left is most likely a bomb. (Wireshark stops at 10 MiB a body, mitmproxy nowhere.)
 */
export const MOST_DECODED_BYTES = 64 * 1024 * 1024;

/** Parts of one section: each costs a visit. A 2 MB JSON with nothing but short base64 has this many. */
export const MOST_PARTS = 100_000;

/**
 * What one compressed stream may grow to: this many times its length, and always LEAST_ALLOWANCE. Telemetry
 * shrinks 5 to 20 times and a log of equal lines 200 times; deflate can reach 1,032, zstd and brotli far more.
 */
export const MOST_EXPANSION = 256;
export const LEAST_ALLOWANCE = 1024 * 1024;

/** What the unfolding of one section may still cost. */
export class Budget {
  #bytes = MOST_DECODED_BYTES;
  #parts = MOST_PARTS;
  /** Something was left out because of the budget. */
  exceeded = false;

  mostDecoded(byteLength: number): number {
    return Math.min(this.#bytes, Math.max(LEAST_ALLOWANCE, byteLength * MOST_EXPANSION));
  }

  /** Whether a part of so many bytes may still be visited; counts it if so. */
  take(byteLength: number): boolean {
    if (this.#parts === 0 || byteLength > this.#bytes) {
      this.exceeded = true;
      return false;
    }
    this.#parts -= 1;
    this.#bytes -= byteLength;
    return true;
  }
}
