import { foldedByte, sameByte } from './fold.ts';
import type { Layout } from './layout.ts';
import { certainBytes, type Hit, type Needle } from './needle.ts';

/** Where a pool lies in the memory. */
export interface PoolPlace {
  readonly bytes: number;
  readonly byteLength: number;
  readonly starts: number;
  readonly least: number;
}

export function placePool(needles: readonly Needle[], layout: Layout): PoolPlace {
  let byteLength = 0;
  for (const { bytes } of needles) byteLength += bytes.byteLength;
  return {
    bytes: layout.take(byteLength),
    byteLength,
    starts: layout.take((needles.length + 1) * 4),
    least: layout.take(needles.length * 4),
  };
}

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

  constructor(needles: readonly Needle[], place: PoolPlace, buffer: ArrayBuffer) {
    this.#bytes = new Uint8Array(buffer, place.bytes, place.byteLength);
    this.#starts = new Int32Array(buffer, place.starts, needles.length + 1);
    this.#least = new Int32Array(buffer, place.least, needles.length);
    this.#exact = new Uint8Array(needles.length);
    let start = 0;
    for (const [index, needle] of needles.entries()) {
      const { bytes, exactCase } = needle;
      this.#starts[index] = start;
      this.#least[index] = certainBytes(needle).byteLength;
      this.#exact[index] = exactCase ? 1 : 0;
      if (exactCase) this.#bytes.set(bytes, start);
      else
        for (let at = 0; at < bytes.length; at++)
          this.#bytes[start + at] = foldedByte[bytes[at] as number] as number;
      start += bytes.byteLength;
    }
    this.#starts[needles.length] = start;
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
