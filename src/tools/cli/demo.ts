import { type Command, InvalidArgumentError } from 'commander';
import type { DemoOptions } from './run-demo.ts';

const EXAMPLES = `
Examples:
  telltale demo
  telltale demo --scenario state-1 state-3 --speed 4
  telltale demo --out redmi-2014
  telltale demo --scenario keyed-hash --seed two --out two

Its folder may be used like any other case folder. With --out its README.txt says who opens what first; the advisory and the
bundles need the scenarios state-1 and state-3, and the bundles are checked as whoever receives them would.

Exit status: 0 what was found equals the specimen's answer key and every bundle verifies, 1 not so, 2 wrong usage.`;

export function addDemo(program: Command, finish: (status: number) => void): void {
  program
    .command('demo')
    .summary('the 2014 case, whole, on an embedded phone and cloud')
    .description(
      'Carries out the case of the Xiaomi Redmi 1S of 2014 on a phone and a cloud that are part of the tool, over real sockets on this machine alone, and shows what the phone told.',
    )
    .option('-s, --scenario <id...>', 'only these scenarios', [] as string[])
    .option('--speed <lines>', 'lines to a second, for watching (default: as fast as it goes)', positive)
    .option(
      '-o, --out <folder>',
      'folder to write: the case, its recordings and examinations, and reports, an advisory and signed bundles (default: without these three, to telltale-demo or the next one free)',
    )
    .option('--seed <text>', 'seed of the canary identity', 'telltale demo')
    .option(
      '--run-seed <text>',
      'seed of what the phone and its cloud draw besides, such as numbers used once (default: another in each run)',
    )
    .option('-q, --quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('./run-demo.ts');
      finish(await runDemo(options));
    });
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('write a number above 0, such as 5');
  return number;
}
