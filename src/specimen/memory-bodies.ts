import { createHash } from 'node:crypto';
import { concatBytes, nowhere } from '../base/index.ts';
import type { BodyStore } from '../capture/index.ts';

/** Keeps large bodies in memory: for runs that nothing is to be left of. */
export const memoryBodies: BodyStore = {
  begin() {
    const chunks: Uint8Array[] = [];
    return {
      write: (bytes) => void chunks.push(bytes),
      finish(wholeLength) {
        const bytes = concatBytes(chunks);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return { bytes, sha256, byteLength: bytes.byteLength, source: nowhere, wholeLength };
      },
      discard: () => void chunks.splice(0),
    };
  },
  sync: async () => {},
};
