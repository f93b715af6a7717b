import { crc32 } from 'node:zlib';
import { bytesOf } from '../../base/index.ts';
import { javaHashCode } from './java-hash-code.ts';
import { murmur3 } from './murmur3.ts';
import { xxhash32 } from './xxhash32.ts';

/**
 * Hashes of 32 bits, by the names that a sighting gives them. Four thousand million values are few beside the numbers
 * of a capture, so one counts only as the whole value of a field that is named for its kind.
 */
export const WEAK_HASHES = ['crc32', 'murmur3', 'xxhash32', 'java-hash-code'] as const;

/** The hashes of a text as signed numbers, in the order of WEAK_HASHES. */
export function weakHashes(text: string): number[] {
  const bytes = bytesOf(text);
  return [crc32(bytes) | 0, murmur3(bytes) | 0, xxhash32(bytes) | 0, javaHashCode(text) | 0];
}
