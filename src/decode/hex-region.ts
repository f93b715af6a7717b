import type { Span } from '../base/index.ts';
import { FOUR_BITS } from './hex-digits.ts';
import type { Region } from './layers/layer-finder.ts';

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

function decodeHex(bytes: Uint8Array, { start, end, step }: HexRun): Uint8Array {
  const decoded = new Uint8Array(Math.floor((end - start + step - 2) / step));
  for (let to = 0, at = start; to < decoded.length; to++, at += step) {
    decoded[to] =
      ((FOUR_BITS[bytes[at] as number] as number) << 4) | (FOUR_BITS[bytes[at + 1] as number] as number);
  }
  return decoded;
}
