import type { Command } from 'commander';
import type { MakeKeyOptions } from './make-key.ts';

const EXAMPLES = `
Examples:
  telltale key new                                  # telltale.key, telltale.pub
  telltale key new --out witness.key --passphrase   # asks for one
  telltale key new --age --out lab.age              # prints the recipient: age1…
  openssl pkey -pubin -in telltale.pub -outform DER | sha256sum    # the same fingerprint

Give the .pub file and its fingerprint to whoever shall check your bundles, by a way of its own. Never give the .key file.`;

export function addKey(program: Command): void {
  const key = program
    .command('key')
    .summary('keys that bundles are signed with')
    .description('Keys that bundles are signed with.');
  key
    .command('new')
    .summary('make a key to sign with')
    .description(
      'Makes an Ed25519 key pair: the private key (PKCS#8 in PEM), which you alone may read, and the public one beside it.',
    )
    .option('-o, --out <path>', 'where the private key goes', 'telltale.key')
    .option('--passphrase', 'encrypt it with a passphrase, asked for on the terminal')
    .option('--passphrase-file <path>', 'the same, with the passphrase in the first line of a file')
    .option('--age', 'make an age identity instead, to which bundles can be encrypted')
    .addHelpText('after', EXAMPLES)
    .action(async (options: MakeKeyOptions) => {
      const { makeKey } = await import('./make-key.ts');
      await makeKey(options);
    });
}
