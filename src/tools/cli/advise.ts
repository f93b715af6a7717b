import { type Command, Option } from 'commander';
import { ADVISORY_FORMATS } from '../../report/index.ts';
import type { AdviseOptions } from './advise-of.ts';

const EXAMPLES = `
Examples:
  telltale advise before.json after.json --case case.yaml --format markdown
  telltale advise before.json after.json --advisory advisory.yaml --out advisories
  telltale advise before.json after.json --advisory advisory.yaml --format circular --audience families --html
  telltale advise before.json after.json --advisory advisory.yaml --format nft | sudo nft -c -f -

csaf is CSAF 2.0, vex the same in its profile VEX; html and markdown the same for reading; circular half a page for who only needs to know what to do;
notice what replaces an earlier version; acknowledgement what a retest says of each finding, for the vendor; hosts, nft
and suricata lists for networks. To a folder (--out ends in / or is one) everything but vex is written.

Exit status: 0 it was made, 2 it was refused (every fault with its number), wrong usage, or a wrong file.`;

export function addAdvise(program: Command): void {
  program
    .command('advise')
    .summary('an advisory of tests before and after: CSAF, a page, half a page for users, block lists')
    .description(
      'Makes an advisory of examinations of one model, before and after, and of what its file says: who publishes it, what the vendor answered, who gets it.',
    )
    .argument('<examination...>', 'what telltale scan --format json wrote')
    .option('-c, --case <file>', 'the case; its field advisory names what the advisory needs')
    .option('--advisory <file>', 'what the advisory needs, where the case does not name it')
    .addOption(
      new Option('-f, --format <format>', 'how to write it').choices(ADVISORY_FORMATS).default('csaf'),
    )
    .option('-o, --out <path>', 'write to a file, or everything into a folder, instead of standard output')
    .option('--audience <id>', 'of a circular: for whom, by the id of the audience')
    .option('--html', 'a circular or a notice as HTML instead of Markdown')
    .option('--at <time>', 'the day or time that it is made on; now where left out')
    .option('-q, --quiet', 'nothing on standard error but what is wrong')
    .addHelpText('after', EXAMPLES)
    .action(async (examinations: string[], options: AdviseOptions) => {
      const { adviseOf } = await import('./advise-of.ts');
      adviseOf(examinations, options);
    });
}
