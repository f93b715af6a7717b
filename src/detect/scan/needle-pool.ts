import { foldedByte, sameByte } from './fold.ts';
import { certainBytes, type Hit, type Needle } from './needle.ts';

/**
 * All needles in one array, so that a candidate is checked without touching an object per needle
 * and the needles themselves need not be kept.
 */
export class NeedlePool {
  readonly #bytes: Uint8Array;
  readonly #starts: Int32Array;
  /** Bytes that must agree. */
  readonly #least: Int32Array;
  readonly #exact: Uint8Array;

  constructor(needles: readonly Needle[]) {
    this.#starts = new Int32Array(needles.length + 1);
    this.#least = new Int32Array(needles.length);
    let total = 0;
    for (const [index, needle] of needles.entries()) {
      this.#starts[index] = total;
      this.#least[index] = certainBytes(needle).byteLength;
      total += needle.bytes.byteLength;
    }
    this.#starts[needles.length] = total;
    this.#bytes = new Uint8Array(total);
    this.#exact = new Uint8Array(needles.length);
    for (const [index, { bytes, exactCase }] of needles.entries()) {
      const start = this.#starts[index] as number;
      if (exactCase) this.#bytes.set(bytes, start);
      else
        for (let at = 0; at < bytes.length; at++)
          this.#bytes[start + at] = foldedByte[bytes[at] as number] as number;
      this.#exact[index] = exactCase ? 1 : 0;
    }
  }

  /** Tells of the needle if it stands in the text at `start`, which may lie outside of it. */
  tell(index: number, text: Uint8Array, { start, hit }: { start: number; hit: Hit }): void {
    const from = this.#starts[index] as number;
    const least = this.#least[index] as number;
    if (start < 0 || start + least > text.length) return;
    const most = Math.min((this.#starts[index + 1] as number) - from, text.length - start);
    const fold = this.#exact[index] === 1 ? sameByte : foldedByte;
    let at = 0;
    while (at < most && fold[text[start + at] as number] === this.#bytes[from + at]) at++;
    if (at >= least) hit(index, start, start + at);
  }
}
