import { type Clock, clockOf } from './clock.ts';
import { optionsIn } from './options.ts';
import { u16, u32 } from './read-number.ts';

export interface Interface {
  readonly linkType: number;
  /** Longest packet kept, 0 for no limit. */
  readonly snapLength: number;
  readonly clock: Clock;
}

const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;

/**
 * Reads an Interface Description Block (pcapng draft, section 4.2) that lies from `start` to `end` of `chunk`
 * in whole, header and trailer included. Options that do not fit are passed over.
 */
export function interfaceOf(
  chunk: Uint8Array,
  { start, end }: { start: number; end: number },
  little: boolean,
): Interface {
  let resolution = 6;
  let offsetSeconds = 0;
  for (const option of optionsIn(chunk, { start: start + 16, end: end - 4 }, little)) {
    const byteLength = option.end - option.start;
    if (option.code === IF_TSRESOL && byteLength >= 1) resolution = chunk[option.start] as number;
    if (option.code === IF_TSOFFSET && byteLength >= 8) offsetSeconds = signed64(chunk, option.start, little);
  }
  return {
    linkType: u16(chunk, start + 8, little),
    snapLength: u32(chunk, start + 12, little),
    clock: clockOf(resolution, offsetSeconds),
  };
}

function signed64(chunk: Uint8Array, at: number, little: boolean): number {
  return Number(new DataView(chunk.buffer, chunk.byteOffset + at, 8).getBigInt64(0, little));
}
