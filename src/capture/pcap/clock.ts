import type { Micros } from '../../base/index.ts';

/** Turns the two halves of a pcapng time stamp into microseconds since the epoch. */
export type Clock = (high: number, low: number) => Micros;

const TWO_32 = 4_294_967_296;

/**
 * The clock of an interface: `resolution` as `if_tsresol` writes it (a power of ten, or of two where the top bit
 * is set) and `if_tsoffset` in seconds. Time stamps of 64 bits do not fit a double, so the usual resolutions
 * are divided in two halves, exactly; the others go through BigInt. Nonsense is brought into range.
 */
export function clockOf(resolution: number, offsetSeconds: number): Clock {
  const offset = offsetSeconds * 1e6;
  const exponent = resolution & 0x7f;
  if (resolution === 6) return (high, low) => safe(high * TWO_32 + low + offset);
  if (resolution > 6 && resolution <= 12) {
    const unitsPerMicro = 10 ** (exponent - 6);
    return (high, low) => {
      const rest = (high % unitsPerMicro) * TWO_32 + low;
      return safe(Math.floor(high / unitsPerMicro) * TWO_32 + Math.floor(rest / unitsPerMicro) + offset);
    };
  }
  const unitsPerSecond = (resolution & 0x80) === 0 ? 10n ** BigInt(exponent) : 2n ** BigInt(exponent);
  return (high, low) => {
    const ticks = (BigInt(high) << 32n) | BigInt(low);
    return safe(Number((ticks * 1_000_000n) / unitsPerSecond) + offset);
  };
}

function safe(at: number): Micros {
  return Math.max(Math.min(at, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}
