import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import type { PublicKey } from './fingerprint.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
}

/** Bytes of a key file that are read; one has some hundred. */
const LONGEST_KEY_FILE = 65_536;

/**
 * Opens a private key. `passphrase` is asked for one only where the key needs it. Throws `key-unreadable`, and `key-exposed`
 * where others than its owner may read the file.
 */
export async function openSigningKey(
  path: string,
  passphrase: (path: string) => Promise<string>,
): Promise<SigningKey> {
  const pem = textOf(path);
  if (/-----BEGIN PUBLIC KEY-----/.test(pem))
    throw new TelltaleError('key-unreadable', `${path} is a public key; give the private one (.key)`);
  // On Windows the mode says nothing of who may read.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new TelltaleError(
      'key-exposed',
      `others than you may read or write the key ${path}; close it with chmod 600 ${path}, and if anybody else had access, make a new key`,
    );
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(pem);
  const secret = isEncrypted ? await passphrase(path) : undefined;
  const privateKey = keyIn(path, () =>
    createPrivateKey(secret === undefined ? pem : { key: pem, passphrase: secret }),
  );
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** Opens a public key; a private key's file is refused, so that nobody passes one on by habit. */
export function openPublicKey(path: string): PublicKey {
  const pem = textOf(path);
  if (/PRIVATE KEY-----/.test(pem))
    throw new TelltaleError('key-unreadable', `${path} is a private key; give the public one (.pub)`);
  return keyIn(path, () => createPublicKey(pem));
}

/** A public key as it must stand in a bundle; null where it is none, or written otherwise. */
export function publicKeyIn(pem: string): PublicKey | null {
  if (pem.length > LONGEST_KEY_FILE || !pem.startsWith('-----BEGIN PUBLIC KEY-----')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' && publicKeyText(key) === pem ? key : null;
  } catch (cause) {
    if (isSystemError(cause)) return null;
    throw cause;
  }
}

export function publicKeyText(key: PublicKey): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function keyIn(path: string, open: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = open();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    throw new TelltaleError(
      'key-unreadable',
      `${path} cannot be opened as a key: it is no key in PEM, or the passphrase is not the right one`,
      { cause },
    );
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new TelltaleError(
      'key-unreadable',
      `${path} is a key of another kind; bundles are signed with Ed25519 (telltale key new)`,
    );
  return key;
}

/** What OpenSSL says of bytes that are no key carries a code. */
function isSystemError(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause;
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > LONGEST_KEY_FILE)
      throw new TelltaleError('key-unreadable', `${path} is too long for a key`);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof TelltaleError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new TelltaleError(
      'key-unreadable',
      code === 'ENOENT'
        ? `there is no key ${path}; make one with telltale key new`
        : `cannot read the key ${path}: ${code ?? 'unknown'}`,
      { cause },
    );
  }
}
