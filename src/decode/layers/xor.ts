import type { Span } from '../../base/index.ts';
import { isPlainRun } from '../plain-text.ts';
import { xorKeys } from '../xor-keys.ts';
import type { Region, TextLayer } from './layer-finder.ts';

/*
 * One byte added to each of all bytes of a part or of a field: see xor-keys.ts for how the byte is told. Where some
 * fit as well, each is read, as digits leave few.
 *
 * Not seen: keys of more bytes; text that stays text under its key and is no JSON; what is neither text nor one of the
 * streams that have first bytes, where not most of it is text; text that begins with other letters than ASCII.
 */

/** Longer parts are files. */
export const LONGEST_PART = 1024 * 1024;
/** Bytes that are text where a part is. */
const BEGINNING = 512;

export const xor: TextLayer = {
  kind: 'text',
  layers: ['xor'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('xor') === false || span.start > 0 || span.end < bytes.byteLength) return;
    for (const key of keysOf(bytes)) {
      if (search.affords(span)) found(regionOf(bytes, span, key));
    }
  },
};

/** Whether a short part may have had a byte added. */
export function mayBeXored(bytes: Uint8Array): boolean {
  return keysOf(bytes).length > 0;
}

function keysOf(bytes: Uint8Array): readonly number[] {
  if (bytes.byteLength > LONGEST_PART) return [];
  return xorKeys(bytes, isPlainRun(bytes, { start: 0, end: Math.min(BEGINNING, bytes.byteLength) }));
}

function regionOf(bytes: Uint8Array, span: Span, key: number): Region {
  return {
    layer: 'xor',
    span,
    bytes: bytes.map((byte) => byte ^ key),
    back: (part) => part,
    claims: false,
    fault: null,
  };
}
