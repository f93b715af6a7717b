import { layersOfAnything, type Search, type TextLayer, textLayers } from './layers/index.ts';
import { isEven } from './readability.ts';

/** Longer parts may hold text among other bytes. */
const LONGEST_EVEN = 2_048;

/**
 * The layers that are looked for. What is short and as even as chance is most often what a run of letters gave that
 * was none of base64: no text stands in it, but all of it may be a stream that something was done to.
 */
export function layersFor({ bytes, isText }: Search): readonly TextLayer[] {
  return !isText && bytes.byteLength <= LONGEST_EVEN && isEven(bytes) ? layersOfAnything : textLayers;
}
