import type { Span } from '../base/index.ts';
import { FOUR_BITS } from './hex-digits.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Scratch } from './scratch.ts';

/** Octets written in two digits each. */
export interface HexRun extends Span {
  /** Bytes from the start of one octet to that of the next: 2, or 3 where something stands between. */
  readonly step: number;
}

export function hexRegion(bytes: Uint8Array, { start, end, step }: HexRun): Region {
  return {
    layer: 'hex',
    span: { start, end },
    bytes: decodeHex(bytes, { start, end, step }),
    back: (span) => ({
      start: Math.min(start + span.start * step, end),
      end: span.end === span.start ? start + span.start * step : start + (span.end - 1) * step + 2,
    }),
    claims: false,
    fault: null,
  };
}

/** What a short run stands for, in `scratch`; null where it is longer. */
export function glanceHex(bytes: Uint8Array, run: HexRun, scratch: Scratch): Uint8Array | null {
  const length = lengthOf(run);
  return length > scratch.most ? null : decodeInto(scratch.of(length), bytes, run);
}

function decodeHex(bytes: Uint8Array, run: HexRun): Uint8Array {
  return decodeInto(new Uint8Array(lengthOf(run)), bytes, run);
}

function lengthOf({ start, end, step }: HexRun): number {
  return Math.floor((end - start + step - 2) / step);
}

function decodeInto(decoded: Uint8Array, bytes: Uint8Array, { start, step }: HexRun): Uint8Array {
  for (let to = 0, at = start; to < decoded.length; to++, at += step) {
    decoded[to] =
      ((FOUR_BITS[bytes[at] as number] as number) << 4) | (FOUR_BITS[bytes[at + 1] as number] as number);
  }
  return decoded;
}
