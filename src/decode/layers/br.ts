import { brotliDecompressSync, constants } from 'node:zlib';
import { brotliBits } from '../brotli-shape.ts';
import { type Codec, decompress, decompressExactly, decompressWhole } from '../decompress.ts';
import { wholeRegion } from '../whole-region.ts';
import type { StreamLayer } from './layer-finder.ts';

const brotli: Codec = { run: brotliDecompressSync, flush: constants.BROTLI_OPERATION_FLUSH };

/** Brotli (RFC 7932). It has no first bytes to know it by, so a label leads to it, or all of the bytes being one stream. */
export const br: StreamLayer = {
  kind: 'stream',
  layers: ['br'],
  labels: ['br'],
  magic: null,
  undo({ bytes, isText, mostDecoded }) {
    const span = { start: 0, end: bytes.byteLength };
    const most = mostDecoded(bytes.byteLength);
    const whole = decompressWhole(brotli, bytes, most);
    // Text that happens to begin with a brotli stream is text.
    const fits = whole?.fault === 'too-large' || whole?.consumed === bytes.byteLength;
    if (whole !== null && (!isText || fits)) return wholeRegion('br', span, whole);
    return isText ? null : wholeRegion('br', span, whole ?? decompress(brotli, bytes, most));
  },
  guess({ bytes, mostDecoded }) {
    const bits = brotliBits(bytes);
    if (bits === 0) return null;
    const read = decompressExactly(brotli, bytes, mostDecoded(bytes.byteLength));
    return read && { region: wholeRegion('br', { start: 0, end: bytes.byteLength }, read), bits };
  },
};
