import { newAgeIdentity, newKey, shortFingerprint } from '../../seal/index.ts';
import { newPassphrase } from './passphrase.ts';

export interface MakeKeyOptions {
  readonly out: string;
  readonly passphrase?: boolean;
  readonly passphraseFile?: string;
  readonly age?: boolean;
}

export async function makeKey({
  out,
  passphrase = false,
  passphraseFile,
  age,
}: MakeKeyOptions): Promise<void> {
  if (age === true) {
    const recipient = await newAgeIdentity(out);
    process.stdout.write(`${out}  the identity: you alone may read it\nrecipient   ${recipient}\n`);
    return;
  }
  const isEncrypted = passphrase || passphraseFile !== undefined;
  const secret = isEncrypted ? await newPassphrase(out, passphraseFile) : null;
  const { privatePath, publicPath, fingerprint } = newKey(out, secret);
  process.stdout.write(
    [
      `${privatePath}  the private key: you alone may read it${isEncrypted ? ', and it needs the passphrase' : ''}`,
      `${publicPath}  the public key: give it to whoever shall check your bundles`,
      `fingerprint ${shortFingerprint(fingerprint)}`,
      `            ${fingerprint}`,
      '',
    ].join('\n'),
  );
}
