import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { TelltaleError } from '../../base/index.ts';
import type { Keeper } from '../make/keeper.ts';

/** How an age file begins (age-encryption.org/v1). */
export const AGE_START = 'age-encryption.org/v1\n';

/** Throws `recipient-invalid` where one is none. */
export function encrypterFor(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new TelltaleError(
        'recipient-invalid',
        'a recipient is a word that begins with age1, as age-keygen or telltale key new --age prints it',
        { cause },
      );
    }
  }
  return encrypter;
}

/** Keeps the secret part of a bundle for these recipients alone. */
export function ageKeeper(recipients: readonly string[]): Keeper {
  const encrypter = encrypterFor(recipients);
  return { isEncrypting: true, ending: '.age', keep: (bytes) => encrypter.encrypt(bytes) };
}

/** What opens files for the identities in these files (`AGE-SECRET-KEY-1…`, a line each). Throws `identity-unreadable`. */
export function decrypterWith(paths: readonly string[]): Decrypter | null {
  if (paths.length === 0) return null;
  const decrypter = new Decrypter();
  for (const path of paths) {
    try {
      const lines = readFileSync(path, 'utf8').split(/\r?\n/);
      const identities = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'));
      if (identities.length === 0) throw new RangeError('none');
      for (const identity of identities) decrypter.addIdentity(identity.trim());
    } catch (cause) {
      throw new TelltaleError(
        'identity-unreadable',
        `${path} holds no age identity; make one with age-keygen, or telltale key new --age`,
        { cause },
      );
    }
  }
  return decrypter;
}

/** Null where no identity fits, or the bytes were changed: age tells of both alike. */
export async function opened(decrypter: Decrypter | null, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (decrypter === null) return null;
  try {
    return await decrypter.decrypt(bytes);
  } catch (cause) {
    if (cause instanceof Error) return null;
    throw cause;
  }
}

/** Makes an identity to which bundles can be encrypted; gives its recipient. Throws `key-exists`. */
export async function newAgeIdentity(path: string): Promise<string> {
  if (existsSync(path)) throw new TelltaleError('key-exists', `${path} is there already; give another --out`);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(path, `# recipient: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' });
  return recipient;
}
