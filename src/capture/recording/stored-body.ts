import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { concatBytes } from '../../base/index.ts';

/** Bytes of one stored body that are held in memory and searched; an app's largest upload is a video. */
export const MOST_STORED_BYTES = 1 << 28;

const STEP_BYTES = 1 << 20;

/** What a file of bodies holds. */
export interface LoadedBody {
  readonly bytes: Uint8Array;
  readonly byteLength: number;
  /** Whether it holds what its name says. */
  readonly isIntact: boolean;
}

/** Reads a body by its hash; null where it is not there or `sha256` is no hash. */
export function loadBody(folder: string | null, sha256: string): LoadedBody | null {
  if (folder === null || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  let descriptor: number;
  try {
    descriptor = openSync(join(folder, sha256), 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let byteLength = 0;
  try {
    for (;;) {
      const step = new Uint8Array(STEP_BYTES);
      const got = readSync(descriptor, step);
      if (got === 0) break;
      const bytes = step.subarray(0, got);
      hash.update(bytes);
      if (byteLength < MOST_STORED_BYTES) kept.push(bytes.subarray(0, MOST_STORED_BYTES - byteLength));
      byteLength += got;
    }
  } catch (cause) {
    // A folder of that name, or a disk that fails.
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  } finally {
    closeSync(descriptor);
  }
  return { bytes: concatBytes(kept), byteLength, isIntact: hash.digest('hex') === sha256 };
}
