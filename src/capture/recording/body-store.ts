import { createHash } from 'node:crypto';
import {
  closeSync,
  fsync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { nowhere } from '../../base/index.ts';
import type { RecordedBody } from '../recorded.ts';

/** A body that lies in a file of its own. Its bytes are read anew each time they are asked for. */
export interface StoredBody extends RecordedBody {
  /** Hex, and the name of the file. */
  readonly sha256: string;
  readonly byteLength: number;
}

/** A body that is being written. */
export interface BodySink {
  write(bytes: Uint8Array): void;
  /** Names the file by what it holds. `wholeLength` as in `RecordedBody`. */
  finish(wholeLength: number | null): StoredBody;
  discard(): void;
}

/** Bodies in a folder, each in a file named by its SHA-256. */
export interface BodyStore {
  begin(): BodySink;
  /** Whether a body lies in this store, so that it need not be read to be written down. */
  holds(body: RecordedBody): body is StoredBody;
  /** Resolves when all bodies finished so far are on the disk itself. */
  sync(): Promise<void>;
}

/**
 * Opens a folder of bodies, made where it is missing. A body grows in a file with a name of its own and is
 * renamed once whole: what has a hash for its name was written to its end. Syncing is left to `sync`, since it
 * would stop the traffic for milliseconds each time.
 */
export function openBodyStore(folder: string): BodyStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let begun = 0;
  const unsynced = new Set<string>();
  const finished = new WeakSet<RecordedBody>();
  return {
    begin() {
      begun += 1;
      const draft = join(folder, `.incoming-${process.pid}-${begun}`);
      const descriptor = openSync(draft, 'wx', 0o600);
      const hash = createHash('sha256');
      let byteLength = 0;
      return {
        write(bytes) {
          for (let at = 0; at < bytes.byteLength; ) at += writeSync(descriptor, bytes, at);
          hash.update(bytes);
          byteLength += bytes.byteLength;
        },
        finish(wholeLength) {
          closeSync(descriptor);
          const sha256 = hash.digest('hex');
          const path = join(folder, sha256);
          if (statSync(path, { throwIfNoEntry: false }) === undefined) {
            renameSync(draft, path);
            unsynced.add(path);
          } else rmSync(draft);
          const body: StoredBody = {
            sha256,
            byteLength,
            wholeLength,
            source: nowhere,
            get bytes() {
              const { buffer, byteOffset, length } = readFileSync(path);
              return new Uint8Array(buffer, byteOffset, length);
            },
          };
          finished.add(body);
          return body;
        },
        discard() {
          closeSync(descriptor);
          rmSync(draft, { force: true });
        },
      };
    },
    holds: (body): body is StoredBody => finished.has(body),
    async sync() {
      const paths = [...unsynced];
      unsynced.clear();
      for (const path of paths) await syncFile(path);
    },
  };
}

/** Forces a file to the disk without holding up the event loop. A file that is gone needs no syncing. */
export function syncFile(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return resolve();
    const descriptor = openSync(path, 'r');
    fsync(descriptor, (cause) => {
      closeSync(descriptor);
      if (cause === null) resolve();
      else reject(cause);
    });
  });
}
