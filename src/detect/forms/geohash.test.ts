import { expect, it } from 'vitest';
import { geohash } from './geohash.ts';

it.each<[number, number, string]>([
  [57.64911, 10.40744, 'u4pruydqqvj'],
  [42.605, -5.603, 'ezs42'],
  [-90, -180, '0000'],
  [90, 180, 'zzzz'],
])('writes %f, %f as it is published', (latitude, longitude, expected) => {
  expect(geohash({ latitude, longitude }, expected.length)).toBe(expected);
});
