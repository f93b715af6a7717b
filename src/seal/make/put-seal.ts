import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf } from '../../base/index.ts';
import type { BagWriter, SealedFiles } from '../bag/bag-writer.ts';
import { LAYOUT } from '../bag/layout.ts';
import { envelopeText, newEnvelope, signedBy } from '../dsse/envelope.ts';
import { type Predicate, statementText } from '../dsse/statement.ts';
import { fingerprintOf } from '../keys/fingerprint.ts';
import { publicKeyText, type SigningKey } from '../keys/open-key.ts';

/** Signs what was sealed, and puts the seal beside it. */
export function putSeal(
  { folder }: BagWriter,
  {
    sealed,
    predicate,
    signers,
  }: {
    readonly sealed: SealedFiles;
    readonly predicate: Predicate;
    readonly signers: readonly SigningKey[];
  },
): void {
  const statement = statementText(sealed, predicate);
  const envelope = signers.reduce(signedBy, newEnvelope(bytesOf(statement)));
  mkdirSync(join(folder, LAYOUT.publicKeys), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, LAYOUT.statement), statement, { mode: 0o600, flag: 'wx' });
  writeFileSync(join(folder, LAYOUT.envelope), envelopeText(envelope), { mode: 0o600, flag: 'wx' });
  for (const { publicKey } of signers) putPublicKey(folder, publicKey);
}

export function putPublicKey(folder: string, publicKey: SigningKey['publicKey']): void {
  const path = join(folder, LAYOUT.publicKeys, `${fingerprintOf(publicKey)}.pem`);
  writeFileSync(path, publicKeyText(publicKey), { mode: 0o600 });
}
