import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { fingerprintOf } from './fingerprint.ts';
import { publicKeyText } from './open-key.ts';

/** Characters of a passphrase that is taken; a shorter one is tried out in an afternoon. */
export const SHORTEST_PASSPHRASE = 12;

/** Different characters of it: twelve times the same is a word of one. */
export const LEAST_CHARACTERS = 6;

export interface NewKey {
  readonly privatePath: string;
  readonly publicPath: string;
  readonly fingerprint: string;
}

/**
 * Makes an Ed25519 key pair: PKCS#8 in PEM that its owner alone may read, encrypted (AES-256) where there is a passphrase,
 * and the public key beside it. Throws `key-exists` and `passphrase-short`; keys are never written over.
 */
export function newKey(path: string, passphrase: string | null): NewKey {
  const publicPath = `${path.replace(/\.(key|pem)$/, '')}.pub`;
  for (const each of [path, publicPath])
    if (existsSync(each))
      throw new TelltaleError('key-exists', `${each} is there already; give another --out`);
  if (passphrase !== null && passphrase.length < SHORTEST_PASSPHRASE)
    throw new TelltaleError(
      'passphrase-short',
      `the passphrase has fewer than ${SHORTEST_PASSPHRASE} characters; take four or five words`,
    );
  if (passphrase !== null && new Set(passphrase.toLowerCase()).size < LEAST_CHARACTERS)
    throw new TelltaleError(
      'passphrase-short',
      `the passphrase has fewer than ${LEAST_CHARACTERS} different characters; take four or five words`,
    );
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }),
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pem, { mode: 0o600, flag: 'wx' });
  writeFileSync(publicPath, publicKeyText(publicKey), { mode: 0o644, flag: 'wx' });
  return { privatePath: path, publicPath, fingerprint: fingerprintOf(publicKey) };
}
