import { br } from './layers/br.ts';
import { deflate } from './layers/deflate.ts';
import { snappy } from './layers/snappy.ts';
import { shapeBits } from './shape-bits.ts';

/** Bits of evidence in its shape, and in the reading of it, that a stream has: of random bytes one row in some hundred has the former. */
const LEAST_BITS = 9;
/** Bytes that it may give to tell that it is one: a message, and no archive. */
const MOST_DECODED = 256 * 1024;

/** What compresses without first bytes to know it by. */
const LAYERS = [deflate, br, snappy];

/** Whether bytes that nothing says are compressed are one whole stream: those that look like it are decompressed. */
export function isWholeStream(bytes: Uint8Array): boolean {
  if (shapeBits(bytes) < LEAST_BITS) return false;
  const search = { bytes, mostDecoded: () => MOST_DECODED };
  return LAYERS.some((layer) => (layer.guess?.(search)?.bits ?? 0) >= LEAST_BITS);
}
