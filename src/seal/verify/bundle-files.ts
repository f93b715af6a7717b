import { closeSync, constants, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError, textOf } from '../../base/index.ts';
import { digestFile, type FileDigests } from '../bag/digests.ts';
import { LAYOUT } from '../bag/layout.ts';
import { type Walk, walk } from '../bag/walk.ts';

/** Bytes of a file of the bundle's own (JSON, manifests) that are read at once; an examination of 50,000 sightings has 150 MB. */
export const MOST_TEXT_BYTES = 1 << 28;

/** A bundle's folder, opened for reading. Only paths that the walk has found are ever opened, and no link. */
export interface BundleFiles {
  readonly root: string;
  readonly walked: Walk;
  has(path: string): boolean;
  /** Null where it is not there, or too long to be read. */
  bytes(path: string): Uint8Array | null;
  text(path: string): string | null;
  digests(path: string, blockBytes?: number): FileDigests | null;
  /** Where it lies on this machine. */
  place(path: string): string;
}

/** Throws `bundle-unreadable` where there is nothing that looks like a bundle. */
export function openBundle(root: string): BundleFiles {
  let walked: Walk;
  try {
    walked = walk(root);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new TelltaleError(
      'bundle-unreadable',
      code === 'ENOENT' ? `there is no bundle ${root}; check the path` : `cannot read ${root}: ${code}`,
      { cause },
    );
  }
  const { files } = walked;
  if (![LAYOUT.bagit, LAYOUT.envelope, LAYOUT.statement, LAYOUT.description].some((path) => files.has(path)))
    throw new TelltaleError(
      'bundle-unreadable',
      `${root} is no evidence bundle: it has neither ${LAYOUT.bagit} nor ${LAYOUT.envelope}; give the folder that telltale bundle wrote`,
    );
  const bytes = (path: string): Uint8Array | null => {
    const size = files.get(path);
    return size === undefined || size > MOST_TEXT_BYTES ? null : readNoLink(join(root, path), size);
  };
  return {
    root,
    walked,
    has: (path) => files.has(path),
    bytes,
    text(path) {
      const read = bytes(path);
      return read === null ? null : textOf(read);
    },
    digests: (path, blockBytes) =>
      files.has(path) ? digestFile(join(root, path), blockBytes === undefined ? {} : { blockBytes }) : null,
    place: (path) => join(root, path),
  };
}

/** At most `size` bytes, so that a file that grows meanwhile is no more than what was found. */
function readNoLink(path: string, size: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const read = readSync(file, bytes, at, size - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}
