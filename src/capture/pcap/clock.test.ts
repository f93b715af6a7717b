import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockOf } from './clock.ts';

const at = 1_407_000_000_123_456;

function halves(ticks: bigint): [number, number] {
  return [Number(ticks >> 32n), Number(ticks & 0xffffffffn)];
}

it.each([
  ['seconds', 0, BigInt(at) / 1_000_000n, 1_407_000_000_000_000],
  ['milliseconds', 3, BigInt(at) / 1000n, 1_407_000_000_123_000],
  ['microseconds', 6, BigInt(at), at],
  ['nanoseconds', 9, BigInt(at) * 1000n + 999n, at],
  ['picoseconds', 12, BigInt(at) * 1_000_000n, at],
  ['1/1024 of a second', 0x80 | 10, 1_407_000_000n * 1024n + 512n, 1_407_000_000_500_000],
  ['2^-32 of a second', 0x80 | 32, (1_407_000_000n << 32n) + (1n << 31n), 1_407_000_000_500_000],
])('reads %s', (_name, resolution, ticks, expected) => {
  expect(clockOf(resolution, 0)(...halves(ticks))).toBe(expected);
  expect(clockOf(resolution, -3600)(...halves(ticks))).toBe(expected - 3_600_000_000);
});

it('gives a safe integer for any time stamp, resolution and offset', () => {
  const u32 = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(fc.nat(255), fc.double({ noNaN: true }), u32, u32, (resolution, offset, high, low) => {
      const time = clockOf(resolution, Math.trunc(offset))(high, low);
      expect(Number.isSafeInteger(time)).toBe(true);
    }),
  );
});
