import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Bytes that one hash stands for, so that a change is named by its place: a small file by 4 KiB, a large one by 64 KiB, for
 * which a capture of a gigabyte needs a megabyte of hashes.
 */
export const SMALL_BLOCK_BYTES = 4_096;
export const BLOCK_BYTES = 65_536;
export const SMALL_FILE_BYTES = 1 << 20;

export function blockBytesFor(byteLength: number): number {
  return byteLength <= SMALL_FILE_BYTES ? SMALL_BLOCK_BYTES : BLOCK_BYTES;
}

/** What is known of a file by reading it once. */
export interface FileDigests {
  readonly byteLength: number;
  readonly sha256: string;
  readonly sha512: string;
  /** Of each block of `blockBytes`, the last of which may be shorter. */
  readonly blockBytes: number;
  readonly blocks: readonly string[];
}

const READ_BYTES = 1 << 20;

/** Reads a file once, without following a link. `onBytes` is given every stretch of it, to be used at once. */
export function digestFile(
  path: string,
  { blockBytes, onBytes }: { readonly blockBytes?: number; readonly onBytes?: (bytes: Buffer) => void } = {},
): FileDigests {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const digest = new Digest(blockBytes ?? blockBytesFor(fstatSync(file).size));
    const buffer = Buffer.alloc(READ_BYTES);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const bytes = buffer.subarray(0, read);
      digest.add(bytes);
      onBytes?.(bytes);
    }
    return digest.finish();
  } finally {
    closeSync(file);
  }
}

export function digestBytes(bytes: Uint8Array): FileDigests {
  const digest = new Digest(blockBytesFor(bytes.byteLength));
  digest.add(bytes);
  return digest.finish();
}

class Digest {
  readonly #sha256 = createHash('sha256');
  readonly #sha512 = createHash('sha512');
  readonly #blocks: string[] = [];
  readonly #blockBytes: number;
  #block = createHash('sha256');
  #inBlock = 0;
  #byteLength = 0;

  constructor(blockBytes: number) {
    this.#blockBytes = blockBytes;
  }

  add(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#sha512.update(bytes);
    this.#byteLength += bytes.byteLength;
    for (let at = 0; at < bytes.byteLength; ) {
      const stretch = bytes.subarray(at, at + this.#blockBytes - this.#inBlock);
      this.#block.update(stretch);
      this.#inBlock += stretch.byteLength;
      at += stretch.byteLength;
      if (this.#inBlock === this.#blockBytes) this.#close();
    }
  }

  finish(): FileDigests {
    if (this.#inBlock > 0) this.#close();
    return {
      byteLength: this.#byteLength,
      sha256: this.#sha256.digest('hex'),
      sha512: this.#sha512.digest('hex'),
      blockBytes: this.#blockBytes,
      blocks: this.#blocks,
    };
  }

  #close(): void {
    this.#blocks.push(this.#block.digest('hex'));
    this.#block = createHash('sha256');
    this.#inBlock = 0;
  }
}
