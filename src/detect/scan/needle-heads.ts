import { viewsOf } from './needle-pool.ts';
import type { NeedleTables } from './needle-tables.ts';

/** Bytes that a needle is known by. */
const HEAD = 4;

/** Makes ASCII letters small, and of other bytes some alike. */
const SMALL = 0x20202020;

/** Bits of the filter for each needle, so that one place in as many is taken for the beginning of one. */
const BITS_PER_NEEDLE = 32;
/** Of 32 KB at least; of 1 MB at most, which still lies in the nearer memories of a processor. */
const LEAST_BITS = 18;
const MOST_BITS = 23;

/** Any odd number spreads heads that differ in one byte over the filter. */
const SPREAD = 0x9e3779b1;

/**
 * Says of most short bytes that none of the needles stands in them, in a few operations a byte: to begin a search
 * takes longer than that. Needles of fewer than `HEAD` bytes are left out: they count only as all of a value.
 */
export function needleHeads(tables: readonly NeedleTables[]): (bytes: Uint8Array) => boolean {
  const count = tables.reduce((sum, { pool }) => sum + pool.count, 0);
  const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(count * BITS_PER_NEEDLE + 1))));
  const shift = 32 - bits;
  const filter = new Int32Array(1 << (bits - 5));
  for (const { pool, bytes: memory } of tables) {
    const { bytes, starts, least } = viewsOf(pool, memory);
    for (let index = 0; index < pool.count; index++) {
      if ((least[index] as number) < HEAD) continue;
      const bit = Math.imul(headAt(bytes, starts[index] as number), SPREAD) >>> shift;
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }
  return (text) => {
    const last = text.length - HEAD;
    if (last < 0) return false;
    // The three bytes before the one that each turn takes in.
    let head = headAt(text, 0) << 8;
    for (let at = 0; at <= last; at++) {
      head = (head >>> 8) | (((text[at + HEAD - 1] as number) | 0x20) << 24);
      const bit = Math.imul(head, SPREAD) >>> shift;
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0) return true;
    }
    return false;
  };
}

function headAt(bytes: Uint8Array, at: number): number {
  const head =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  return head | SMALL;
}
