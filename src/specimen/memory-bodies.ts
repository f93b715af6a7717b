import { createHash } from 'node:crypto';
import { concatBytes, nowhere } from '../base/index.ts';
import type { BodyStore, RecordedBody, StoredBody } from '../capture/index.ts';

const finished = new WeakSet<RecordedBody>();

/** Keeps large bodies in memory: for runs that nothing is to be left of. */
export const memoryBodies: BodyStore = {
  begin() {
    const chunks: Uint8Array[] = [];
    return {
      write: (bytes) => void chunks.push(bytes),
      finish(wholeLength) {
        const bytes = concatBytes(chunks);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const body = { bytes, sha256, byteLength: bytes.byteLength, source: nowhere, wholeLength };
        finished.add(body);
        return body;
      },
      discard: () => void chunks.splice(0),
    };
  },
  holds: (body): body is StoredBody => finished.has(body),
  sync: async () => {},
};
