import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Smallest } from './smallest.ts';

interface Counted {
  readonly rank: string;
  times: number;
}

function count(into: Smallest<Counted>, ranks: readonly string[]): Smallest<Counted> {
  for (const rank of ranks) {
    const known = into.get(rank);
    if (known !== undefined) known.times += 1;
    else if (into.admits(rank)) into.add(rank, { rank, times: 1 });
  }
  return into;
}

test('the smallest are kept and counted right, however the entries are shared', () => {
  const ranks = fc.array(fc.integer({ min: 100, max: 160 }).map(String), { maxLength: 200 });
  fc.assert(
    fc.property(ranks, ranks, (one, other) => {
      const whole = count(new Smallest(10), [...one, ...other]).finish();
      const parts = [count(new Smallest(10), one), count(new Smallest(10), other)].map((part) =>
        part.finish(),
      );
      const merged = new Smallest<Counted>(10);
      for (const { kept, limit } of parts) {
        for (const [key, { rank, times }] of kept) {
          const known = merged.get(key);
          if (known !== undefined) known.times += times;
          else if (merged.admits(rank)) merged.add(key, { rank, times });
        }
        merged.limit(limit);
      }
      const inOrder = (kept: ReadonlyMap<string, Counted>) =>
        [...kept.values()].sort((a, b) => +a.rank - +b.rank);
      expect(inOrder(merged.finish().kept)).toEqual(inOrder(whole.kept));
      expect(merged.finish().limit === null).toBe(whole.limit === null);
      expect(whole.kept.size).toBe(Math.min(10, new Set([...one, ...other]).size));
    }),
  );
});
