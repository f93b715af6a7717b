import { type Command, Option } from 'commander';
import { ADVISORY_LETTERS } from '../../report/index.ts';
import type { DiscloseOptions } from './disclose-of.ts';

const EXAMPLES = `
Examples:
  telltale disclose case.yaml
  telltale disclose case.yaml --letter vendor --examination before.json --out letter.md
  telltale disclose advisory.yaml --letter authority --examination before.json --examination after.json

Exit status: 0 nothing is late, 1 a deadline has passed and nothing was published, 2 wrong usage or a wrong file.`;

export function addDisclose(program: Command, finish: (status: number) => void): void {
  program
    .command('disclose')
    .summary('the disclosure clock and its letters')
    .description(
      'Says where a disclosure stands: who was asked when, what was answered, what is due; and writes the letters, with the findings filled in.',
    )
    .argument('<case>', 'the case whose field advisory holds the dates, or that file itself')
    .addOption(new Option('--letter <to>', 'write a letter').choices(ADVISORY_LETTERS))
    .option(
      '-e, --examination <file>',
      'of a letter: an examination that it tells of; may be given again',
      (file: string, before: readonly string[]) => [...before, file],
      [] as readonly string[],
    )
    .option('-o, --out <path>', 'write to a file instead of standard output')
    .option('--at <time>', 'the day or time that it is; now where left out')
    .option('-q, --quiet', 'nothing on standard error but what is wrong')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: DiscloseOptions) => {
      const { discloseOf } = await import('./disclose-of.ts');
      finish(discloseOf(path, options));
    });
}
