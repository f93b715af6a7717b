import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from '../base/index.ts';
import { Marks } from './marks.ts';

const span = fc
  .tuple(fc.nat(20_000), fc.integer({ min: 1, max: 300 }))
  .map(([start, length]) => ({ start, end: start + length }));
const wide = fc.constant({ start: 0, end: 10_000 });

it('finds what comparing all of them finds', () => {
  const marked = fc.array(fc.tuple(fc.oneof(span, wide), fc.constantFrom('a', 'b')), { maxLength: 60 });
  fc.assert(
    fc.property(marked, span, fc.constantFrom('a', 'b', null), (all, asked, way) => {
      const marks = new Marks<string>();
      for (const [one, through] of all) marks.add(one, through);
      const expected = all.some(([one, through]) => through !== way && overlaps(one, asked));
      expect(marks.touches(asked, way)).toBe(expected);
    }),
  );
});

it('does not take long with a hundred thousand marks', () => {
  const marks = new Marks<string>();
  for (let at = 0; at < 100_000; at++) {
    marks.add({ start: at * 20, end: at * 20 + 15 }, 'a');
    marks.add({ start: 0, end: 2_000_000 }, 'b');
    expect(marks.touches({ start: at * 20 + 15, end: at * 20 + 20 }, 'b')).toBe(false);
  }
});
