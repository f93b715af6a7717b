import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { walk } from '../bag/walk.ts';
import { TAR_BLOCK, tarHeader } from './tar-header.ts';

const READ_BYTES = 1 << 16;

/** A bundle's folder as one tar file, piece by piece; the same folder gives the same bytes. Throws `bundle-path`. */
export function* packFolder(root: string): Generator<Buffer> {
  const { files, faults } = walk(root);
  const [fault] = faults;
  if (fault !== undefined) throw new TelltaleError('bundle-path', `${fault.file}: ${fault.sentence}`);
  for (const path of [...files.keys()].sort()) {
    const byteLength = files.get(path) as number;
    const header = tarHeader(path, byteLength);
    if (header === null)
      throw new TelltaleError('bundle-path', `${path} is too long for one file; keep the bundle as a folder`);
    yield header;
    const file = openSync(join(root, path), 'r');
    try {
      let left = byteLength;
      while (left > 0) {
        const buffer = Buffer.alloc(Math.min(READ_BYTES, left));
        const read = readSync(file, buffer);
        if (read === 0) throw new TelltaleError('bundle-changed', `${path} was changed while it was read`);
        yield buffer.subarray(0, read);
        left -= read;
      }
    } finally {
      closeSync(file);
    }
    yield Buffer.alloc((TAR_BLOCK - (byteLength % TAR_BLOCK)) % TAR_BLOCK);
  }
  yield Buffer.alloc(2 * TAR_BLOCK);
}
