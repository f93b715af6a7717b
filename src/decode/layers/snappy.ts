import { snappyBits, unsnappy } from '../snappy-block.ts';
import { isSnappyFrameAt, unsnappyFrames } from '../snappy-frames.ts';
import { wholeRegion } from '../whole-region.ts';
import type { GuessSearch, StreamLayer } from './layer-finder.ts';

/** Snappy: its framed format by its first bytes, the raw one by a label or by being all of the bytes. */
export const snappy: StreamLayer = {
  kind: 'stream',
  layers: ['snappy'],
  labels: ['snappy', 'x-snappy', 'x-snappy-framed'],
  magic: {
    firstByte: 0xff,
    matches: isSnappyFrameAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const read = unsnappyFrames(bytes.subarray(start, end), mostDecoded(end - start));
      return wholeRegion('snappy', { start, end: start + read.consumed }, read);
    },
  },
  undo(search) {
    const { bytes, mostDecoded } = search;
    const span = { start: 0, end: bytes.byteLength };
    if (!isSnappyFrameAt(bytes, 0)) return raw(search);
    return wholeRegion('snappy', span, unsnappyFrames(bytes, mostDecoded(bytes.byteLength)));
  },
  guess(search) {
    const bits = snappyBits(search.bytes);
    const region = bits === 0 ? null : raw(search);
    return region && { region, bits };
  },
};

function raw({ bytes, mostDecoded }: GuessSearch) {
  const span = { start: 0, end: bytes.byteLength };
  const output = unsnappy(bytes, mostDecoded(bytes.byteLength));
  return output && wholeRegion('snappy', span, { bytes: output, consumed: span.end, fault: null });
}
