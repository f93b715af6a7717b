import { bytesOf } from '../../../base/index.ts';
import type { Recorded } from '../../recorded.ts';
import { inPieces } from '../../testing/index.ts';
import { readHar } from '../read-har.ts';

/** Reads a HAR cut at the given lengths; whole where there are none. */
export function readText(
  har: string | Uint8Array,
  lengths: readonly number[] = [],
  mostEntryBytes?: number,
): Recorded[] {
  const pieces = inPieces(typeof har === 'string' ? bytesOf(har) : har, lengths);
  return [...readHar({ next: () => pieces.shift() ?? null }, 'test.har', mostEntryBytes)];
}
