import { type Command, Option } from 'commander';
import type { DifferOptions } from './differ-runs.ts';
import { FORMATS } from './formats.ts';
import { keysOption } from './keys-option.ts';

const EXAMPLES = `
Examples:
  telltale differ first.pcap other.pcap first-again.pcap --case-a one.yaml --case-b other.yaml
  telltale differ rec/a rec/b rec/a2 rec/imei --case-a one.yaml --case-b other.yaml --vary imei1

The protocol is the same in all runs. Carry the other identity's run out between the two with the first, so that what
changes with time is told from what changes with the identity.

Exit status: 0 nothing is derived from the identity, 1 something is, 2 wrong usage or case file, 3 a capture that cannot
be read at all.`;

export function addDiffer(program: Command, finish: (status: number) => void): void {
  program
    .command('differ')
    .summary('differential proof: which fields vary with the identity, and only with it')
    .description(
      'Compares runs of one protocol with two identities, field by field. What is equal in two runs with one identity and another with the other is derived from it, even where nothing can open it.',
    )
    .argument('<a>', 'capture of a run with the first identity')
    .argument('<b>', 'capture of a run with another identity')
    .argument('[again]', 'capture of another run with the first: without it nothing is proven')
    .argument('[varied]', 'capture of a run with the first, but for the identifier that --vary names')
    .option('--case-a <file>', 'case file of the first identity')
    .option('--case-b <file>', 'case file of the other')
    .addOption(keysOption())
    .option('--vary <identifier>', 'id of the one identifier that the fourth run varied')
    .addOption(
      new Option('-f, --format <format>', 'how to print it')
        .choices(FORMATS.differ)
        .default(FORMATS.differ[0]),
    )
    .option('-o, --out <path>', 'write the result to a file instead of standard output')
    .addOption(
      new Option(
        '--fail-on <level>',
        'exit with 1: error where something is derived, warning where it may be',
      )
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('-q, --quiet', 'no progress on standard error')
    .addHelpText('after', EXAMPLES)
    .action(
      async (
        a: string,
        b: string,
        again: string | undefined,
        varied: string | undefined,
        options: DifferOptions,
      ) => {
        const { differRuns } = await import('./differ-runs.ts');
        finish(differRuns([a, b, again, varied], options));
      },
    );
}
