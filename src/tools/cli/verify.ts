import { type Command, Option } from 'commander';
import type { VerifyCommandOptions } from './verify-folder.ts';

const EXAMPLES = `
Examples:
  telltale verify seals/first
  telltale verify seals/first --signer lab.pub --signer witness.pub
  telltale verify seals/first --format json | jq .faults

Nothing in a bundle is carried out, and nothing is fetched: it is checked on this machine alone.

Exit status: 0 verified, 1 not verified (every fault with its place), 2 wrong usage, 3 no bundle, or one that cannot be read.`;

const many = (value: string, before: readonly string[]) => [...before, value];

export function addVerify(program: Command, finish: (status: number) => void): void {
  program
    .command('verify')
    .summary(
      'check a bundle: who signed it, that every byte is as it was, and that its findings come out again',
    )
    .description(
      'Checks a bundle offline: signatures, manifests, custody; then examines its captures again and compares every finding.',
    )
    .argument('<bundle>', 'what telltale bundle wrote: a folder, a .tar, or a .tar.age')
    .option(
      '--signer <file>',
      'a public key that must have signed it (may be repeated)',
      many,
      [] as readonly string[],
    )
    .option(
      '-i, --identity <file>',
      'age identity that opens what is encrypted (may be repeated)',
      many,
      [] as readonly string[],
    )
    .option('-c, --case <file>', 'for a share-safe bundle: the case file, which confirms each sighting')
    .option('--examination <file>', 'for a share-safe bundle: your own examination of the same captures')
    .option('--share-secret <file>', 'for a share-safe bundle: the secret that came apart from it')
    .option(
      '--tsa <file>',
      'certificates (PEM) of time-stamping authorities that you believe (may be repeated)',
      many,
      [] as readonly string[],
    )
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .option('-o, --out <path>', 'write the result to a file instead of standard output')
    .addHelpText('after', EXAMPLES)
    .action(async (bundle: string, options: VerifyCommandOptions) => {
      const { verifyFolder } = await import('./verify-folder.ts');
      finish(await verifyFolder(bundle, options));
    });
}
