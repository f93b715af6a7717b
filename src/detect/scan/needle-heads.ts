import { viewsOf } from './needle-pool.ts';
import type { NeedleTables } from './needle-tables.ts';

/** Bytes that a needle is known by. */
const HEAD = 4;

/** Bits of the filter: 32 KB, which twelve thousand needles fill to one in twenty. */
const FILTER_BITS = 18;

/** Any odd number spreads heads that differ in one byte over the filter. */
const SPREAD = 0x9e3779b1;

/**
 * Says of most short bytes that none of the needles stands in them, in a few operations a byte: to begin a search
 * takes longer than that.
 */
export function needleHeads({ pool, bytes: memory }: NeedleTables): (bytes: Uint8Array) => boolean {
  const { bytes, starts, least, exact } = viewsOf(pool, memory);
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  for (let index = 0; index < pool.count; index++) {
    if ((least[index] as number) < HEAD || exact[index] !== 1) return () => true;
    const bit = bitOf(bytes, starts[index] as number);
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return (text) => {
    for (let at = 0; at + HEAD <= text.length; at++) {
      const bit = bitOf(text, at);
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0) return true;
    }
    return false;
  };
}

function bitOf(bytes: Uint8Array, at: number): number {
  const head =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  return Math.imul(head, SPREAD) >>> (32 - FILTER_BITS);
}
