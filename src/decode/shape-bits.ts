import { brotliBits } from './brotli-shape.ts';
import { deflateBits } from './deflate-shape.ts';
import { snappyBits } from './snappy-block.ts';

/** Of random bytes one in a thousand begins so that it may be deflate or brotli. */
const BEGINNING_BITS = 9;

/**
 * Bits of evidence in bytes being a compressed stream that has no first bytes to know it by, without reading it: what
 * follows its beginning is not asked about.
 */
export function shapeBits(bytes: Uint8Array): number {
  const deflate = deflateBits(bytes);
  // A block of own codes is only known by its beginning.
  const isFixed = (((bytes[0] ?? 0) >> 1) & 3) !== 2;
  return Math.max(
    isFixed ? deflate : Math.min(deflate, BEGINNING_BITS),
    Math.min(brotliBits(bytes), BEGINNING_BITS),
    snappyBits(bytes),
  );
}
