import { lz4Shape, unlz4 } from '../lz4-block.ts';
import { isLz4FrameAt, unlz4Frame } from '../lz4-frame.ts';
import { wholeRegion } from '../whole-region.ts';
import type { Guess, StreamLayer } from './layer-finder.ts';

/** A block whose length stands before it in four bytes, as most bindings write it. */
const PREFIX = 4;
/** What that length proves, the four bytes being mostly zeros. */
const PREFIX_BITS = 24;
/** What a block proves that has a copy and ends just at the end. (Of random bytes every fortieth has no copy.) */
const BLOCK_BITS = 10;
/** Shorter blocks end where the bytes do too often. */
const LEAST_BLOCK = 20;

/** LZ4: its frames by their first bytes, single blocks by a label or by being all of the bytes. */
export const lz4: StreamLayer = {
  kind: 'stream',
  layers: ['lz4'],
  labels: ['lz4', 'x-lz4'],
  magic: {
    firstByte: 0x04,
    matches: isLz4FrameAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const read = unlz4Frame(bytes.subarray(start, end), mostDecoded(end - start));
      return wholeRegion('lz4', { start, end: start + read.consumed }, read);
    },
  },
  undo(search) {
    const { bytes, mostDecoded } = search;
    const most = mostDecoded(bytes.byteLength);
    const span = { start: 0, end: bytes.byteLength };
    if (isLz4FrameAt(bytes, 0)) return wholeRegion('lz4', span, unlz4Frame(bytes, most));
    return (prefixed(bytes, most) ?? bare(bytes, most))?.region ?? null;
  },
  guess({ bytes, mostDecoded }) {
    const most = mostDecoded(bytes.byteLength);
    return prefixed(bytes, most) ?? (bytes.byteLength < LEAST_BLOCK ? null : bare(bytes, most));
  },
};

function prefixed(bytes: Uint8Array, most: number): Guess | null {
  if (bytes.byteLength <= PREFIX) return null;
  const length =
    (bytes[0] as number) +
    (bytes[1] as number) * 0x100 +
    (bytes[2] as number) * 0x1_0000 +
    (bytes[3] as number) * 0x100_0000;
  if (length === 0 || length > most) return null;
  const block = bytes.subarray(PREFIX);
  if (lz4Shape(block, length)?.length !== length) return null;
  return guessOf(bytes, unlz4(block, length), PREFIX_BITS);
}

/** Of a block without a copy everything is found as it stands. */
function bare(bytes: Uint8Array, most: number): Guess | null {
  if (!beginsWithCopy(bytes)) return null;
  const shape = lz4Shape(bytes, most);
  return shape === null || shape.sequences === 1 ? null : guessOf(bytes, unlz4(bytes, most), BLOCK_BITS);
}

/** Whether the first literals are followed by a copy from them. A glance that spares nearly all bytes the walk. */
function beginsWithCopy(bytes: Uint8Array): boolean {
  const run = (bytes[0] ?? 0) >> 4;
  if (run === 15) return true;
  const offset = (bytes[1 + run] ?? 0) | ((bytes[2 + run] ?? 0) << 8);
  return 3 + run < bytes.byteLength && offset > 0 && offset <= run;
}

function guessOf(bytes: Uint8Array, output: Uint8Array | null, bits: number): Guess | null {
  const span = { start: 0, end: bytes.byteLength };
  return (
    output && { region: wholeRegion('lz4', span, { bytes: output, consumed: span.end, fault: null }), bits }
  );
}
