import { type Command, Option } from 'commander';
import type { CompareOptions } from './compare-runs.ts';
import { FORMATS } from './formats.ts';
import { keysOption } from './keys-option.ts';

const EXAMPLES = `
Examples:
  telltale compare before.json after.json
  telltale compare recordings/first recordings/retest --case case.yaml
  telltale compare before.pcap after.pcap --case case.yaml --format json --out changes.json
  telltale compare before.json after.json --format sarif --out retest.sarif

Exit status: 0 nothing is left of what the case forbids, 1 something that it forbids weakened, is new, persists or only
went elsewhere, 2 wrong usage, case file or examination, 3 a capture that cannot be read at all.`;

export function addCompare(program: Command, finish: (status: number) => void): void {
  program
    .command('compare')
    .summary('the retest: what changed, and whether it is really fixed')
    .description(
      'Compares two examinations, or two captures by one case. Fixed is said only of what was tried again with at least as much in sight.',
    )
    .argument('<before>', 'what telltale scan --format json wrote, or a capture')
    .argument('<after>', 'the same of the later test')
    .option('-c, --case <file>', 'the case file that captures are examined by')
    .option('--case-after <file>', 'another case file for the later capture')
    .addOption(keysOption())
    .addOption(
      new Option('-f, --format <format>', 'how to print it')
        .choices(FORMATS.compare)
        .default(FORMATS.compare[0]),
    )
    .option('-o, --out <path>', 'write the result to a file instead of standard output')
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this level of finding on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--waivers <file>', 'findings that somebody accepts for a time: they do not make it fail')
    .option('-q, --quiet', 'no progress on standard error')
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, options: CompareOptions) => {
      const { compareRuns } = await import('./compare-runs.ts');
      finish(compareRuns(before, after, options));
    });
}
