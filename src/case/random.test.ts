import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

test('the same seed gives the same choices, another seed others', () => {
  const draw = (seed: string | Uint8Array) => seededRandom(seed).hex(64);
  expect(draw('a')).toBe(draw('a'));
  expect(draw('a')).toBe(draw(new TextEncoder().encode('a')));
  expect(draw('a')).not.toBe(draw('b'));
});

test('choices stay within their limit and reach all of it', () => {
  const random = seededRandom('limits');
  for (const limit of [1, 2, 3, 7, 10]) {
    const seen = new Set(Array.from({ length: 200 }, () => random.below(limit)));
    expect([...seen].sort()).toEqual(Array.from({ length: limit }, (_, i) => i));
  }
  expect(random.below(2 ** 32)).toBeLessThan(2 ** 32);
  expect(random.digits(40)).toMatch(/^\d{40}$/);
  expect(random.hex(40)).toMatch(/^[0-9a-f]{40}$/);
});

test('nothing cannot be picked from', () => {
  expect(() => seededRandom('').pick([])).toThrow(RangeError);
});
