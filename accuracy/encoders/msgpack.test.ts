import { expect, test } from 'vitest';
import { msgpack } from './msgpack.ts';

test.each([
  // The example of msgpack.org.
  [{ compact: true, schema: 0 }, '82a7636f6d70616374c3a6736368656d6100'],
  [127, '7f'],
  [-1, 'ff'],
  [255, 'ccff'],
  [-33, 'd0df'],
  [65_536, 'ce00010000'],
  [18_446_744_073_709_551_615n, 'cfffffffffffffffff'],
  ['a'.repeat(32), `d920${'61'.repeat(32)}`],
  [Buffer.of(1), 'c40101'],
  [['a', null], '92a161c0'],
  [1.5, 'cb3ff8000000000000'],
])('writes value %# by the formats of the specification', (value, hex) => {
  expect(msgpack(value).toString('hex')).toBe(hex);
});
