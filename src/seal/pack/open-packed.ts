import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decrypter } from 'age-encryption';
import { TelltaleError } from '../../base/index.ts';
import { AGE_START } from './age.ts';
import { Unpacker } from './unpack.ts';

/** A bundle's folder: the one given, or one that was unpacked for a while. */
export interface BundleFolder {
  readonly root: string;
  /** Removes what was unpacked. */
  close(): void;
}

const READ_BYTES = 1 << 16;

/** Opens a bundle given as folder, as tar file, or as tar file encrypted with age. Throws `bundle-unreadable`. */
export async function openPacked(path: string, decrypter: Decrypter | null): Promise<BundleFolder> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory()) return { root: path, close: () => {} };
  const root = mkdtempSync(join(tmpdir(), 'telltale-verify-'));
  const close = () => rmSync(root, { recursive: true, force: true });
  try {
    await unpackInto(root, path, decrypter);
    return { root, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function unpackInto(root: string, path: string, decrypter: Decrypter | null): Promise<void> {
  const head = headOf(path);
  if (/^(\x1f\x8b|PK|BZh|\xfd7z|\x28\xb5\x2f\xfd)/.test(head))
    throw refused(
      path,
      'it is compressed, which a bundle never is: unpack it first, with a tool that you trust',
    );
  const isEncrypted = head.startsWith(AGE_START);
  if (isEncrypted && decrypter === null)
    throw refused(path, 'it is encrypted; give --identity with the age identity that it was made for');
  const unpacker = new Unpacker(root);
  try {
    if (!isEncrypted || decrypter === null) for (const piece of bytesOf(path)) unpacker.take(piece);
    else for await (const piece of await decrypted(path, decrypter)) unpacker.take(piece);
    unpacker.finish();
  } catch (error) {
    if (error instanceof TelltaleError) throw error;
    if (!isEncrypted || !(error instanceof Error)) throw error;
    throw refused(path, 'it was changed: what is encrypted cannot be opened to its end', error);
  } finally {
    unpacker.close();
  }
}

async function decrypted(path: string, decrypter: Decrypter): Promise<ReadableStream<Uint8Array>> {
  try {
    return await decrypter.decrypt(ReadableStream.from<Uint8Array>(bytesOf(path)));
  } catch (cause) {
    throw refused(
      path,
      'it was encrypted for others than this identity, or its beginning was changed',
      cause,
    );
  }
}

function* bytesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = new Uint8Array(READ_BYTES);
      const read = readSync(file, buffer);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

function headOf(path: string): string {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(64);
  try {
    return head.toString('latin1', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function refused(path: string, why: string, cause?: unknown): TelltaleError {
  return new TelltaleError('bundle-unreadable', `${path}: ${why}`, { cause });
}
