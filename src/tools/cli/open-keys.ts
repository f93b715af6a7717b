import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Notice, TelltaleError } from '../../base/index.ts';
import { KeyRing } from '../../connection/index.ts';

/** Longest key file that is taken: a key log of a phone's day has some 10 MB. */
export const MOST_KEY_FILE_BYTES = 256 * 1024 * 1024;

/** Malformed lines that are counted for one file. */
const MOST_COUNTED = 10_000;

/** What the files of `--keys` hold. Neither their bytes nor the ring may reach any output. */
export interface OpenedKeys {
  readonly ring: KeyRing;
  readonly notices: readonly Notice[];
  /** The files' bytes, for other threads. */
  readonly files: readonly Uint8Array[];
}

/**
 * Reads key logs (RFC 9850) and RSA private keys (PEM). `shown` gives a file's name as it may be shown. Throws `keys-unreadable`;
 * no error repeats what a file holds.
 */
export function openKeys(paths: readonly string[], shown: (name: string) => string): OpenedKeys {
  const ring = new KeyRing();
  const notices: Notice[] = [];
  const files: Uint8Array[] = [];
  for (const path of paths) {
    const about = shown(basename(path));
    const bytes = bytesOfFile(path, about);
    const found = ring.addFile(bytes);
    if (found === 'unusable')
      throw new TelltaleError(
        'keys-unreadable',
        `the private key in ${about} is encrypted, broken or not of RSA`,
      );
    files.push(bytes);
    if (found === 'private-key') continue;
    if (found.malformed > 0 && found.secrets + found.unused === 0)
      throw new TelltaleError(
        'keys-unreadable',
        `${about} is no TLS key log (RFC 9850) and no RSA private key in PEM`,
      );
    const detail = 'a line of a TLS key log is malformed; it was passed over';
    for (let i = 0; i < Math.min(found.malformed, MOST_COUNTED); i++)
      notices.push({ code: 'keys-malformed', about, detail });
  }
  return { ring, notices, files };
}

function bytesOfFile(path: string, about: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_KEY_FILE_BYTES)
      throw new TelltaleError('keys-unreadable', `${about} is too large for a file of keys`);
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    if (cause instanceof TelltaleError) throw cause;
    throw new TelltaleError('keys-unreadable', `${about} cannot be read`, { cause });
  }
}
