import { type Command, Option } from 'commander';
import type { BundleOptions } from './bundle-examination.ts';

const EXAMPLES = `
Examples:
  telltale key new --out lab.key
  telltale bundle examinations/first.json --key lab.key
  telltale bundle examinations/first.json --key lab.key --minimal --out to-the-vendor
  telltale bundle sign seals/first --key witness.key
  telltale bundle log my-case received --by "R. Analyst" exhibit=phone-1 from="A. Owner"
  telltale verify seals/first --signer lab.pub

The case file and the captures are found by the hashes that the examination has of them: in the folder it lies in, or
the one above where that is called examinations. Else say where they are with --case and --captures.`;

const many = (value: string, before: readonly string[]) => [...before, value];

export function addBundle(program: Command): void {
  const bundle = program
    .command('bundle')
    .summary('evidence that another laboratory can check: signed, with all that it rests on')
    .description(
      'Puts an examination and all that it rests on into a signed bundle, and keeps what happens to it.',
    )
    .addHelpText('after', EXAMPLES);
  bundle
    .command('make', { isDefault: true })
    .summary('make a bundle of a saved examination (the word "make" may be left out)')
    .argument('<examination>', 'what telltale scan --format json wrote')
    .option('-o, --out <folder>', 'where the bundle goes (default: seals/ in the case folder)')
    .option('-k, --key <file>', 'sign with this key (may be repeated)', many, [] as readonly string[])
    .option('-c, --case <file>', 'the case file that it was examined by')
    .option('--captures <path>', 'where its captures are (may be repeated)', many, [] as readonly string[])
    .option('--minimal', 'only the packets and exchanges that the findings rest on')
    .option('--key-log <file>', 'put a TLS key log in (may be repeated)', many, [] as readonly string[])
    .option('--by <name>', 'who makes it, for the custody log', 'the signer')
    .option('--passphrase-file <path>', 'the passphrase of the key, in the first line of a file')
    .addHelpText('after', EXAMPLES)
    .action(async (examination: string, options: BundleOptions) => {
      const { bundleExamination } = await import('./bundle-examination.ts');
      await bundleExamination(examination, options);
    });
}

void Option;
