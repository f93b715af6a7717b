import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeepingRoom, type KeptCost, MOST_KEPT_BYTES, MOST_KEPT_PARTS, roomShares } from './keeping-room.ts';

const cost = (serial: number, byteLength: number, parts = 1): KeptCost => ({ serial, byteLength, parts });

test('is closed by the first that does not fit', () => {
  const room = new KeepingRoom('bodies');
  const admitted = [MOST_KEPT_BYTES - 5_000, 10_000, 10].map((byteLength) =>
    room.admits(cost(0, byteLength)),
  );
  expect(admitted).toEqual([true, false, false]);
});

test('holds so many parts', () => {
  const room = new KeepingRoom('short');
  expect([MOST_KEPT_PARTS, 1].map((parts) => room.admits(cost(0, 1, parts)))).toEqual([true, false]);
});

test('keeps the same sections, however they are shared out', () => {
  const costs = fc.array(fc.tuple(fc.integer({ min: 1, max: MOST_KEPT_BYTES / 4 }), fc.nat(2)), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(costs, (drawn) => {
      const all = drawn.map(([byteLength], serial) => cost(serial, byteLength));
      const kept = (shares: number) => {
        const admitted = Array.from({ length: shares }, (_, share) => {
          const room = new KeepingRoom('bodies');
          const mine = all.filter((_, i) => (drawn[i]?.[1] ?? 0) % shares === share);
          const closing = mine.findIndex((one) => !room.admits(one));
          return closing === -1 ? mine : mine.slice(0, closing + 1);
        });
        const counts = roomShares('bodies', admitted);
        return admitted
          .flatMap((mine, share) => mine.slice(0, counts[share]))
          .map(({ serial }) => serial)
          .sort((a, b) => a - b);
      };
      expect(kept(2)).toEqual(kept(1));
      expect(kept(3)).toEqual(kept(1));
    }),
  );
});
