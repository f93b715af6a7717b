import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyRank, KeyRing, MOST_KEYS, type RingKey } from './key-ring.ts';

function key(value: number, rank: KeyRank, field = 'security', host: string | null = 'a.example'): RingKey {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, value);
  return { bytes, mode: null, iv: null, rank, seen: { field, host } };
}

test('the surest keys come first, each once, under its surest name', () => {
  const ring = new KeyRing();
  for (const one of [key(1, 3, 'token'), key(2, 2, 'key'), key(1, 1, 'security'), key(1, 2, 'secret')])
    ring.add(one);
  expect(ring.keys().map(({ rank, seen }) => [rank, seen?.field])).toEqual([
    [1, 'security'],
    [2, 'key'],
  ]);
});

test('of places as sure the first by name counts, whatever came first', () => {
  const places = [
    key(1, 1, 'security', 'b.example'),
    key(1, 1, 'security', 'a.example'),
    key(1, 1, 'security', null),
  ];
  const ring = new KeyRing();
  const turned = new KeyRing();
  for (const one of places) ring.add(one);
  for (const one of places.toReversed()) turned.add(one);
  expect(ring.keys()).toEqual(turned.keys());
});

test('keys with a mode or a vector of their own are others', () => {
  const ring = new KeyRing();
  ring.add(key(1, 0));
  ring.add({ ...key(1, 0), mode: 'ecb' });
  ring.add({ ...key(1, 0), iv: new Uint8Array(16) });
  expect(ring.keys()).toHaveLength(3);
});

test('what is kept of too many keys does not depend on their order', () => {
  const draws = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 3 })), {
    minLength: MOST_KEYS,
    maxLength: 700,
  });
  fc.assert(
    fc.property(draws, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const keys = drawn.map(([value, rank]) => key(value, rank as KeyRank));
      const shuffled = keys
        .map((one) => ({ one, at: order.next().value as number }))
        .sort((a, b) => a.at - b.at);
      const ring = new KeyRing();
      const other = new KeyRing();
      for (const one of keys) ring.add(one);
      for (const { one } of shuffled) other.add(one);
      expect(ring.keys()).toEqual(other.keys());
      expect(ring.isFull).toBe(other.isFull);
      expect(ring.keys().length).toBeLessThanOrEqual(MOST_KEYS);
    }),
    { numRuns: 30 },
  );
});
