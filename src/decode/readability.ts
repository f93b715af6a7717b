import { isUtf8 } from 'node:buffer';
import { zipEntryAt } from '../base/index.ts';
import { mediaKindOf } from './media-magic.ts';

/*
 * Encrypted bytes are as even as chance: two of them taken at random are equal once in 256 times. So equal
 * pairs are counted, scaled so that chance gives 1 (256 times Friedman's index of coincidence). It needs far
 * fewer bytes than a chi-square over 256 bins. Text gives 10 to 20, base64 4, protobuf and machine code 3 and
 * more, deflate and brotli 1.0 to 1.2. Chance spreads by 256·√(2/256)/n ≈ 22.6/n around 1.
 */

/** Fewer bytes than this are not enough to tell: a digest, an id or a small protobuf looks the same. */
export const LEAST_TELLING_BYTES = 64;

/** Bytes looked at: past this the answer does not change. */
const MOST_BYTES = 16_384;
/** Compressed streams are a little less even than chance. */
const COMPRESSED = 1.2;
const SPREAD = 22.6;
/**
 * Spreads that bytes may lie beside chance: of 64 encrypted bytes one in 100,000 runs is taken for readable then, of
 * 256 none in millions. Fewer let some pass as read that nobody read.
 */
const ABOVE = 4.5;
const BELOW = 5;

/** Whether the bytes look encrypted or compressed: nothing that stands in them can be read as it is. */
export function looksEncrypted(bytes: Uint8Array): boolean {
  return (
    bytes.byteLength >= LEAST_TELLING_BYTES &&
    mediaKindOf(bytes) === null &&
    // An archive is told entry by entry; what only begins as one does is none.
    zipEntryAt(bytes, 0, bytes.byteLength) === null &&
    !isUtf8(bytes) &&
    isEven(bytes)
  );
}

/** Whether at least LEAST_TELLING_BYTES are as even as chance, whatever they begin with. */
export function isEven(bytes: Uint8Array): boolean {
  if (bytes.byteLength < LEAST_TELLING_BYTES) return false;
  const coincidence = coincidenceOf(bytes.subarray(0, MOST_BYTES));
  const spread = SPREAD / Math.min(bytes.byteLength, MOST_BYTES);
  // Far below chance is no chance either: a table or a counter, each value as often as the next.
  return coincidence < COMPRESSED + ABOVE * spread && coincidence > 1 - BELOW * spread;
}

/** Kept, as most that is asked about is short. */
const counts = new Uint32Array(256);

function coincidenceOf(bytes: Uint8Array): number {
  counts.fill(0);
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] as number;
    counts[byte] = (counts[byte] as number) + 1;
  }
  let pairs = 0;
  for (const count of counts) pairs += count * (count - 1);
  return (256 * pairs) / (bytes.byteLength * (bytes.byteLength - 1));
}
