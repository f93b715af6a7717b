import { foldedByte, sameByte } from './fold.ts';
import type { Layout } from './layout.ts';
import { certainBytes, type Hit, type Needle } from './needle.ts';

/** Where a pool lies in the memory. */
export interface PoolPlace {
  readonly bytes: number;
  readonly byteLength: number;
  readonly starts: number;
  readonly least: number;
  readonly exact: number;
  readonly count: number;
  /** Bytes of the longest needle. */
  readonly longest: number;
}

export function placePool(needles: readonly Needle[], layout: Layout): PoolPlace {
  let byteLength = 0;
  let longest = 0;
  for (const { bytes } of needles) {
    byteLength += bytes.byteLength;
    longest = Math.max(longest, bytes.byteLength);
  }
  return {
    bytes: layout.take(byteLength),
    byteLength,
    starts: layout.take((needles.length + 1) * 4),
    least: layout.take(needles.length * 4),
    exact: layout.take(needles.length),
    count: needles.length,
    longest,
  };
}

/** Writes the needles into their place in a memory. */
export function fillPool(needles: readonly Needle[], place: PoolPlace, memory: Uint8Array): void {
  const { bytes, starts, least, exact } = viewsOf(place, memory);
  let start = 0;
  for (const [index, needle] of needles.entries()) {
    starts[index] = start;
    least[index] = certainBytes(needle).byteLength;
    exact[index] = needle.exactCase ? 1 : 0;
    if (needle.exactCase) bytes.set(needle.bytes, start);
    else
      for (let at = 0; at < needle.bytes.length; at++)
        bytes[start + at] = foldedByte[needle.bytes[at] as number] as number;
    start += needle.bytes.byteLength;
  }
  starts[needles.length] = start;
}

/** The needles behind one another, where each begins, and what is to agree. */
export function viewsOf(place: PoolPlace, { buffer, byteOffset }: Uint8Array) {
  return {
    bytes: new Uint8Array(buffer, byteOffset + place.bytes, place.byteLength),
    starts: new Int32Array(buffer, byteOffset + place.starts, place.count + 1),
    /** Bytes that must agree. */
    least: new Int32Array(buffer, byteOffset + place.least, place.count),
    /** 1 where the case of letters counts. */
    exact: new Uint8Array(buffer, byteOffset + place.exact, place.count),
  };
}

/**
 * All needles in one array, so that a candidate is checked without touching an object per needle
 * and the needles themselves need not be kept.
 */
export class NeedlePool {
  readonly #bytes: Uint8Array;
  readonly #starts: Int32Array;
  readonly #least: Int32Array;
  readonly #exact: Uint8Array;

  constructor(place: PoolPlace, memory: Uint8Array) {
    const { bytes, starts, least, exact } = viewsOf(place, memory);
    this.#bytes = bytes;
    this.#starts = starts;
    this.#least = least;
    this.#exact = exact;
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
