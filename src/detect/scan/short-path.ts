import { foldedByte } from './fold.ts';
import { certainBytes, type Matcher, type Needle } from './needle.ts';
import type { NeedlePool } from './needle-pool.ts';

/**
 * Needles of one to four bytes, looked up at every byte by their first two. There are few of them (what is
 * that short proves nothing by itself), and a byte-at-a-time loop is only paid for where there are any.
 */
export function shortPath(needles: readonly Needle[], indexes: readonly number[], pool: NeedlePool): Matcher {
  /** Pairs as they stand, in every case, so that the loop need not fold. */
  const begins = new Uint8Array(1 << 16);
  const byPair = new Map<number, number[]>();
  for (const index of indexes) {
    const bytes = certainBytes(needles[index] as Needle);
    for (const pair of pairsThatBegin(bytes)) {
      begins[pair] = 1;
      const known = byPair.get(pair);
      if (known === undefined) byPair.set(pair, [index]);
      else known.push(index);
    }
  }

  return {
    find(bytes, hit) {
      let pair = (bytes[0] ?? 0) << 8;
      const last = bytes.length - 1;
      for (let at = 0; at <= last; at++) {
        // Past the end stands a zero byte; the pool does not let a longer needle match there.
        pair = (pair >>> 8) | ((at < last ? (bytes[at + 1] as number) : 0) << 8);
        if (begins[pair] === 0) continue;
        for (const index of byPair.get(pair) ?? []) pool.tell(index, bytes, { start: at, hit });
      }
    },
  };
}

function* pairsThatBegin(bytes: Uint8Array): Generator<number> {
  for (const first of casesOf(bytes[0] as number)) {
    if (bytes.length === 1) for (let second = 0; second < 256; second++) yield first | (second << 8);
    else for (const second of casesOf(bytes[1] as number)) yield first | (second << 8);
  }
}

/** Bytes that fold to the same: both cases of a letter, else the byte alone. */
function casesOf(byte: number): number[] {
  const folded = foldedByte[byte] as number;
  return folded >= 0x61 && folded <= 0x7a ? [folded, folded & ~0x20] : [byte];
}
