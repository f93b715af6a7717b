import type { Span } from '../base/index.ts';
import type { Decompressed } from './decompress.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Layer } from './part.ts';

/** The region of a compressed stream: any byte of it may depend on all before, so the way back is the whole. */
export function wholeRegion(layer: Layer, span: Span, { bytes, fault, consumed }: Decompressed): Region {
  return { layer, span, bytes, back: () => span, claims: true, fault, read: consumed };
}
