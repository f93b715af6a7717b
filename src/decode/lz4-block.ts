import { copyWithin } from './snappy-block.ts';

/*
 * An LZ4 block (lz4/lz4, lz4_Block_format.md): sequences of literals and a copy; the last is literals alone. It does
 * not say how much it gives, so the sequences are walked first and what they give is added up.
 */

const LEAST_MATCH = 4;

export interface Lz4Shape {
  /** Bytes that it gives. */
  readonly length: number;
  readonly sequences: number;
}

/** What the bytes are as a whole block; null where they are none. */
export function lz4Shape(bytes: Uint8Array, most: number): Lz4Shape | null {
  return walk(bytes, { output: null, most });
}

/** What a whole block gives; null where the bytes are none, or it would be more than `most`. */
export function unlz4(bytes: Uint8Array, most: number): Uint8Array | null {
  const shape = lz4Shape(bytes, most);
  if (shape === null) return null;
  const output = new Uint8Array(shape.length);
  walk(bytes, { output, most });
  return output;
}

/**
 * Writes a block behind what `output` holds already, which it may copy from; where it ends, or -1 where it is broken
 * or `output` too short.
 */
export function unlz4Into(output: Uint8Array, written: number, block: Uint8Array): number {
  const shape = walk(block, { output, most: output.byteLength - written, written });
  return shape === null ? -1 : written + shape.length;
}

/** Bytes that a block gives which may copy from as many before it; -1 where it is broken. */
export function lz4Length(block: Uint8Array, { before, most }: { before: number; most: number }): number {
  return walk(block, { output: null, most, written: before })?.length ?? -1;
}

interface Walk {
  readonly output: Uint8Array | null;
  readonly most: number;
  readonly written?: number;
}

function walk(bytes: Uint8Array, { output, most, written: before = 0 }: Walk): Lz4Shape | null {
  const end = bytes.byteLength;
  let at = 0;
  let written = before;
  let sequences = 0;
  while (at < end) {
    const token = bytes[at] as number;
    at += 1;
    sequences += 1;
    let run = token >> 4;
    if (run === 15) {
      let more = 255;
      while (more === 255 && at < end) {
        more = bytes[at] as number;
        run += more;
        at += 1;
      }
    }
    if (run > end - at || written + run - before > most) return null;
    output?.set(bytes.subarray(at, at + run), written);
    at += run;
    written += run;
    if (at === end) return (token & 15) === 0 ? { length: written - before, sequences } : null;
    const offset = (bytes[at] as number) | ((bytes[at + 1] ?? 0) << 8);
    at += 2;
    let length = (token & 15) + LEAST_MATCH;
    if ((token & 15) === 15) {
      let more = 255;
      while (more === 255 && at < end) {
        more = bytes[at] as number;
        length += more;
        at += 1;
      }
    }
    // The last sequence has no copy, so a copy is never the end.
    if (at >= end || offset === 0 || offset > written || written + length - before > most) return null;
    if (output !== null) copyWithin(output, written, { offset, run: length });
    written += length;
  }
  return null;
}
