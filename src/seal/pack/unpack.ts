import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { pathFault } from '../bag/bag-path.ts';
import { MOST_FILES, shown } from '../bag/walk.ts';
import { readTarHeader, TAR_BLOCK } from './tar-header.ts';

/**
 * Unpacks a bundle into an empty folder, as its bytes come. Nothing in it is compressed, so that it cannot become more than it
 * is; and no path of it is used that a bundle of ours could not have. Throws `bundle-unreadable` at the first thing that is wrong.
 */
export class Unpacker {
  readonly #folder: string;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #file: { readonly descriptor: number; left: number; padding: number } | null = null;
  #files = 0;
  #isOver = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  take(bytes: Uint8Array): void {
    let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    while (rest.byteLength > 0) {
      const taken = this.#file === null ? this.#header(rest) : this.#content(rest, this.#file);
      rest = rest.subarray(taken);
    }
  }

  finish(): void {
    if (this.#file !== null || this.#heldBytes > 0 || !this.#isOver) {
      this.close();
      throw unreadable('it breaks off');
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file.descriptor);
    this.#file = null;
  }

  #header(bytes: Buffer): number {
    const taken = bytes.subarray(0, TAR_BLOCK - this.#heldBytes);
    this.#held.push(taken);
    this.#heldBytes += taken.byteLength;
    if (this.#heldBytes < TAR_BLOCK) return taken.byteLength;
    const header = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    const entry = readTarHeader(header);
    if (entry.kind === 'end') this.#isOver = true;
    else if (this.#isOver) throw unreadable('something follows its end');
    else if (entry.kind === 'refused') throw unreadable(entry.why);
    else if (entry.kind === 'file') this.#open(entry.path, entry.byteLength);
    return taken.byteLength;
  }

  #open(path: string, byteLength: number): void {
    const fault = pathFault(path);
    if (fault !== null) throw unreadable(`${shown(path)}: ${fault}`);
    this.#files += 1;
    if (this.#files > MOST_FILES) throw unreadable(`it holds more than ${MOST_FILES} files`);
    const place = join(this.#folder, path);
    const padding = (TAR_BLOCK - (byteLength % TAR_BLOCK)) % TAR_BLOCK;
    try {
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      this.#file = { descriptor: openSync(place, 'wx', 0o600), left: byteLength, padding };
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause;
      throw unreadable(`${path} is in it twice, or as a file and as a folder`);
    }
    this.#closeWhole();
  }

  #content(bytes: Buffer, file: { readonly descriptor: number; left: number; padding: number }): number {
    const content = bytes.subarray(0, file.left);
    for (let at = 0; at < content.byteLength; ) at += writeSync(file.descriptor, content, at);
    file.left -= content.byteLength;
    const padding = Math.min(bytes.byteLength - content.byteLength, file.left === 0 ? file.padding : 0);
    file.padding -= padding;
    this.#closeWhole();
    return content.byteLength + padding;
  }

  #closeWhole(): void {
    if (this.#file?.left === 0 && this.#file.padding === 0) this.close();
  }
}

function unreadable(why: string): TelltaleError {
  return new TelltaleError('bundle-unreadable', `the bundle was refused: ${why}`);
}
