import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf, TelltaleError } from '../../base/index.ts';
import { pathFault } from './bag-path.ts';
import { type BlockList, blockEntry, blocksText } from './blocks.ts';
import { digestBytes, digestFile, type FileDigests } from './digests.ts';
import { ALGORITHMS, BAGIT_TEXT, LAYOUT } from './layout.ts';
import { manifestText } from './manifest.ts';

/** What was sealed: every file that a signature is to cover. */
export interface SealedFiles {
  readonly digests: ReadonlyMap<string, FileDigests>;
  /** Blocks of the files that `data/blocks.json` cannot hold: itself and the tag files. */
  readonly tagBlocks: BlockList;
}

/** Writes a bag (RFC 8493) into a folder of its own, readable by its owner alone. Throws `bundle-exists`. */
export class BagWriter {
  readonly folder: string;
  readonly #payload = new Map<string, FileDigests>();

  constructor(folder: string) {
    if (existsSync(folder))
      throw new TelltaleError('bundle-exists', `${folder} is there already; give another --out`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = folder;
  }

  /** Puts a text or bytes at a path below `data/`. */
  write(path: string, content: string | Uint8Array): FileDigests {
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    writeNew(this.#place(path), bytes);
    return this.#keep(path, digestBytes(bytes));
  }

  /** Copies a file. */
  copy(from: string, path: string): FileDigests {
    const file = openSync(this.#place(path), 'wx', 0o600);
    try {
      return this.#keep(path, digestFile(from, { onBytes: (bytes) => writeAll(file, bytes) }));
    } finally {
      closeSync(file);
    }
  }

  /** Takes note of a file that somebody else wrote at its place. */
  adopt(path: string): FileDigests {
    return this.#keep(path, digestFile(join(this.folder, path)));
  }

  /** Where a file of this path will lie; its folder is made. */
  placeOf(path: string): string {
    return this.#place(path);
  }

  /** Takes away what was begun; the folder was made here, so nothing else is in it. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes blocks, manifests and tag files. `info`: fields of bag-info.txt (RFC 8493 section 2.2.2). */
  finish(info: Readonly<Record<string, string>>): SealedFiles {
    const blocks = Object.fromEntries(
      [...this.#payload].map(([path, digests]) => [path, blockEntry(digests)]),
    );
    this.write(LAYOUT.blocks, blocksText(blocks));
    const payload = new Map(this.#payload);
    const byteLength = [...payload.values()].reduce((sum, file) => sum + file.byteLength, 0);
    const tags = new Map<string, FileDigests>();
    const tag = (path: string, text: string) => {
      writeNew(this.#place(path), bytesOf(text));
      tags.set(path, digestBytes(bytesOf(text)));
    };
    tag(LAYOUT.bagit, BAGIT_TEXT);
    tag(LAYOUT.info, infoText({ ...info, 'Payload-Oxum': `${byteLength}.${payload.size}` }));
    for (const algorithm of ALGORITHMS)
      tag(LAYOUT.manifests[algorithm], manifestText(of(payload, algorithm)));
    // A tag manifest never lists tag manifests (RFC 8493 section 2.2.1).
    const listed = new Map(tags);
    for (const algorithm of ALGORITHMS)
      tag(LAYOUT.tagManifests[algorithm], manifestText(of(listed, algorithm)));
    const own = payload.get(LAYOUT.blocks);
    const tagBlocks = new Map(tags);
    if (own !== undefined) tagBlocks.set(LAYOUT.blocks, own);
    return {
      digests: new Map([...payload, ...tags].sort(([a], [b]) => (a < b ? -1 : 1))),
      tagBlocks: Object.fromEntries([...tagBlocks].map(([path, file]) => [path, blockEntry(file)])),
    };
  }

  #place(path: string): string {
    const fault = pathFault(path);
    if (fault !== null)
      throw new TelltaleError('bundle-path', `${path} cannot be put into a bundle: ${fault}`);
    const place = join(this.folder, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    return place;
  }

  #keep(path: string, digests: FileDigests): FileDigests {
    this.#payload.set(path, digests);
    return digests;
  }
}

function of(files: ReadonlyMap<string, FileDigests>, algorithm: 'sha256' | 'sha512'): Map<string, string> {
  return new Map([...files].map(([path, digests]) => [path, digests[algorithm]]));
}

/** One line for each field; what a value breaks is joined, so that nothing can begin a field of its own. */
function infoText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`)
    .join('');
}

function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeAll(file, bytes);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
}
