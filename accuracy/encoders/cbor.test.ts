import { expect, test } from 'vitest';
import { cbor } from './cbor.ts';

test.each([
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [18_446_744_073_709_551_615n, '1bffffffffffffffff'],
  [-100, '3863'],
  [1.1, 'fb3ff199999999999a'],
  [true, 'f5'],
  [null, 'f6'],
  ['IETF', '6449455446'],
  ['水', '63e6b0b4'],
  [Buffer.of(1, 2, 3, 4), '4401020304'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [{ a: 1, b: [2, 3] }, 'a26161016162820203'],
])('writes example %# as RFC 8949 appendix A does', (value, hex) => {
  expect(cbor(value).toString('hex')).toBe(hex);
});
