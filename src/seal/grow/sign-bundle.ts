import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import { envelopeText, signedBy } from '../dsse/envelope.ts';
import type { SigningKey } from '../keys/open-key.ts';
import { putPublicKey } from '../make/put-seal.ts';
import { checkFiles } from '../verify/check-files.ts';
import { sealedBundle } from './sealed-bundle.ts';

/**
 * Adds a signature to a bundle. What is not as it was sealed is not signed: a witness vouches for what is there. Throws
 * `bundle-changed`, and `already-signed` where that key has signed before.
 */
export function signBundle(root: string, key: SigningKey): void {
  const { files, seal, envelope } = sealedBundle(root);
  const [wrong] = checkFiles(files, seal.statement).faults;
  if (wrong !== undefined)
    throw new TelltaleError('bundle-changed', `${wrong.file}: ${wrong.sentence}; it was not signed`);
  const signed = signedBy(envelope, key);
  if (signed === envelope)
    throw new TelltaleError('already-signed', 'this key has signed the bundle already');
  putPublicKey(root, key.publicKey);
  writeWhole(join(root, LAYOUT.envelope), envelopeText(signed));
}

/** Whoever reads meanwhile finds the old file or the new one. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
