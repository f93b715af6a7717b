import type { Region } from './layers/layer-finder.ts';
import type { Layer } from './part.ts';

/** Longer ones may be a container, or a stream. */
const MOST_IDLE = 12;

/** Letters and figures in a row that may be text among other bytes. */
const LEAST_LEGIBLE = 5;

const OF_LETTERS: ReadonlySet<Layer> = new Set(['hex', 'base64', 'base64url', 'base58']);

/**
 * Whether a word of letters gave a few bytes that are no text, as most words do: nothing unfolds from them. Where one
 * bit is the same in all, they may be text that a byte was added to.
 */
export function isIdleWord({ layer, bytes }: Region): boolean {
  if (bytes.byteLength > MOST_IDLE || !OF_LETTERS.has(layer)) return false;
  let others = 0;
  let run = 0;
  let high = 0;
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] as number;
    high += byte >>> 7;
    if (byte >= 0x20 && byte < 0x7f) {
      run += 1;
      if (run >= LEAST_LEGIBLE) return false;
    } else {
      others += 1;
      run = 0;
    }
  }
  return others > 1 && high > 0 && high < bytes.byteLength;
}
