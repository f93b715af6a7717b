import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import { encrypterFor } from './age.ts';
import { packFolder } from './pack-folder.ts';

/** Writes a bundle's folder as one file, encrypted where there are recipients. Throws `bundle-exists`. */
export async function writePacked(root: string, out: string, recipients: readonly string[]): Promise<void> {
  const encrypter = recipients.length === 0 ? null : encrypterFor(recipients);
  let file: number;
  try {
    file = openSync(out, 'wx', 0o600);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new TelltaleError('bundle-exists', `${out} is there already; give another --out`, { cause });
  }
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
  };
  try {
    if (encrypter === null) for (const piece of packFolder(root)) write(piece);
    else
      for await (const piece of await encrypter.encrypt(ReadableStream.from<Uint8Array>(plain(root))))
        write(piece);
  } catch (cause) {
    rmSync(out, { force: true });
    throw cause;
  } finally {
    closeSync(file);
  }
}

/** Without what a Buffer does otherwise, and nothing empty. */
function* plain(root: string): Generator<Uint8Array> {
  for (const piece of packFolder(root)) if (piece.byteLength > 0) yield new Uint8Array(piece);
}
