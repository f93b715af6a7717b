import type { Command } from 'commander';
import type { BundleOptions } from './bundle-examination.ts';
import type { LogOptions, SignOptions, TimestampOptions } from './grow-bundle.ts';

const EXAMPLES = `
Examples:
  telltale key new --out lab.key
  telltale bundle examinations/first.json --key lab.key
  telltale bundle examinations/first.json --key lab.key --minimal --out to-the-vendor
  telltale bundle examinations/first.json --key lab.key --recipient age1… --keys-recipient age1…
  telltale bundle examinations/first.json --key lab.key --share-safe --out to-the-public
  telltale bundle sign seals/first --key witness.key
  telltale bundle log my-case received --by "R. Analyst" exhibit=phone-1 from="A. Owner"
  telltale verify seals/first --signer lab.pub

The case file and the captures are found by the hashes that the examination has of them: in the folder it lies in, or
the one above where that is called examinations. Else say where they are with --case and --captures.`;

const TIMESTAMP_HELP = `
Example:
  openssl ts -query -data seals/first/seal/envelope.json -sha256 -cert -out request.tsq
  curl -H "Content-Type: application/timestamp-query" --data-binary @request.tsq https://your.authority/ > token.tsr
  telltale bundle timestamp seals/first --token token.tsr

telltale itself asks nobody: the request holds a hash alone.`;

const LOG_HELP = `
Examples:
  telltale bundle log my-case received --by "R. Analyst" exhibit=phone-1 from="A. Owner" serial=…
  telltale bundle log my-case legal-basis --by "R. Analyst" basis="order of the court" reference=17/2026
  telltale bundle log my-case consent --by "R. Analyst" of="A. Owner" to="the test of the phone"
  telltale bundle log seals/first handed-over --key lab.key --by "R. Analyst" exhibit=phone-1 to="B. Court"

What the log tells of, with what each must say (and may say):
  received     exhibit from (model build serial imei sim state)
  sealed       exhibit seal (where)
  opened       exhibit seal (why)
  updated      exhibit sha256 (build source reset)
  handed-over  exhibit to (why)
  legal-basis  basis (reference authority until)
  consent      of to (written until)
  tested       exhibit (protocol where recording)
  examined     examination (sha256 tool)
  verified     result (tool)
  note         text
and each may say note, witness and place.`;

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
    .option('--share-safe', 'what was found, without captures or values: for who must not have them')
    .option(
      '--share-secret <file>',
      'with --share-safe: random bytes for its key, which travel apart from it',
    )
    .option('--key-log <file>', 'put a TLS key log in (may be repeated)', many, [] as readonly string[])
    .option(
      '--recipient <age1…>',
      'encrypt all of it to this recipient, as one file (may be repeated)',
      many,
      [] as readonly string[],
    )
    .option(
      '--keys-recipient <age1…>',
      'encrypt only its keys to this recipient (may be repeated)',
      many,
      [] as readonly string[],
    )
    .option('--pack', 'as one file (.tar) instead of a folder')
    .option('--by <name>', 'who makes it, for the custody log', 'the signer')
    .option('--passphrase-file <path>', 'the passphrase of the key, in the first line of a file')
    .addHelpText('after', EXAMPLES)
    .action(async (examination: string, options: BundleOptions) => {
      const { bundleExamination } = await import('./bundle-examination.ts');
      await bundleExamination(examination, options);
    });
  bundle
    .command('sign')
    .summary('add a signature, such as of a witness')
    .argument('<bundle>', 'the folder that telltale bundle wrote')
    .requiredOption('-k, --key <file>', 'the key to sign with')
    .option('--by <name>', 'who signs, for the custody log', 'the signer')
    .option('--passphrase-file <path>', 'the passphrase of the key, in the first line of a file')
    .action(async (path: string, options: SignOptions) => {
      const { addSignature } = await import('./grow-bundle.ts');
      await addSignature(path, options);
    });
  bundle
    .command('timestamp')
    .summary('add a time stamp (RFC 3161), so that a date is proved by somebody else')
    .argument('<bundle>', 'the folder that telltale bundle wrote')
    .requiredOption('--token <file>', 'what the time-stamping authority answered (.tsr)')
    .option('--by <name>', 'who adds it, for the custody log', 'the signer')
    .option('-k, --key <file>', 'sign the entry in the custody log with this key')
    .option('--passphrase-file <path>', 'the passphrase of the key, in the first line of a file')
    .addHelpText('after', TIMESTAMP_HELP)
    .action(async (path: string, options: TimestampOptions) => {
      const { addTimestamp } = await import('./grow-bundle.ts');
      await addTimestamp(path, options);
    });
  bundle
    .command('log')
    .summary('add an entry to the custody log: who did what with the evidence, and when')
    .argument('<place>', 'a case folder, or a bundle')
    .argument('<what>', 'what happened: received, sealed, consent … (all of them below)')
    .argument('[details...]', 'name=value, such as exhibit=phone-1')
    .requiredOption('--by <name>', 'who did it')
    .option('--at <time>', 'when it happened, if not now, such as 2026-03-02T09:00:00Z')
    .option('-k, --key <file>', 'sign the entry with this key; without one nobody signs it')
    .option('--passphrase-file <path>', 'the passphrase of the key, in the first line of a file')
    .addHelpText('after', LOG_HELP)
    .action(async (place: string, what: string, details: string[], options: LogOptions) => {
      const { addLogEntry } = await import('./grow-bundle.ts');
      await addLogEntry(place, { what, details, ...options });
    });
}
