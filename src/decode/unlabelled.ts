import { type Guess, type GuessSearch, type Region, streamLayers } from './layers/index.ts';
import { isKnownMedia } from './media-magic.ts';
import { kindBits, readableBits } from './opening-bits.ts';
import { isPlainText } from './plain-text.ts';

/*
 * Compression that nothing tells of: no label, and no first bytes to know it by. It is only read where all the bytes
 * of a part or of a field are one stream, and where the reading of it and what comes out are together hardly an
 * accident. The layers look at the beginning first, which tells in a glance of 999 in 1,000 that they are none.
 */

/** Bits that are enough for a reading beside others: a wrong one costs no more than a part searched in vain. */
export const LEAST_GUESS_BITS = 12;

/** Bits that are enough to read the bytes in no other way: some 10^7 parts of a long capture are no text. */
export const SURE_GUESS_BITS = 24;

/** Fewer bytes hold nothing that could not be found in them as they are. */
const LEAST_BYTES = 8;

const GUESSING = streamLayers.filter((layer): layer is Required<typeof layer> => layer.guess !== undefined);

/** What the bytes give as a stream that nothing tells of; null where they are none. It claims them if it is sure. */
export function guessStream(search: GuessSearch): Region | null {
  const { bytes } = search;
  if (bytes.byteLength < LEAST_BYTES) return null;
  let best: Guess | null = null;
  for (const layer of GUESSING) {
    const guess = layer.guess(search);
    if (guess === null) continue;
    const bits = guess.bits + outcomeBits(guess.region.bytes);
    if (bits >= LEAST_GUESS_BITS && (best === null || bits > best.bits)) best = { ...guess, bits };
  }
  if (best === null || isPlainText(bytes) || isKnownMedia(bytes)) return null;
  return { ...best.region, claims: best.bits >= SURE_GUESS_BITS };
}

function outcomeBits(bytes: Uint8Array): number {
  return readableBits(bytes, 0) || kindBits(bytes);
}
