import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FollowOptions } from './follow-capture.ts';
import { FORMATS, TLP_LEVELS } from './formats.ts';
import { jobCount } from './jobs.ts';
import { keysOption } from './keys-option.ts';
import { marketCode } from './market-code.ts';
import { languageOption } from './report.ts';
import type { ScanOptions } from './scan-captures.ts';

const EXAMPLES = `
Examples:
  telltale scan first-boot.pcapng --case case.yaml
  telltale scan recordings/ --case case.yaml --format json --out examination.json
  tcpdump -w - | telltale scan - --case case.yaml
  telltale scan growing.pcapng --case case.yaml --follow --idle 60
  telltale scan unknown.pcapng --guess --market IN --write-case case.yaml
  telltale scan captures/ --case case.yaml --format sarif-github --out telltale.sarif
  telltale scan app.har --case case.yaml --messages --format ndjson | jq .sighting

Exit status: 0 nothing found that the case forbids, 1 something found, 2 wrong usage or case file,
3 a capture that cannot be read at all, 4 nothing found, but less could be read than --require-coverage asks.`;

export function addScan(program: Command, finish: (status: number) => void): void {
  program
    .command('scan')
    .summary('examine captures: which identifiers went where, in which form')
    .description(
      'Examines captures (pcap, pcapng, HAR, mitmproxy flows; told apart by content) for the identifiers in a case file.',
    )
    .argument('<capture...>', 'capture files, folders of them, or - for standard input')
    .option('-c, --case <file>', 'the case file: what to look for (YAML or JSON)')
    .option('--guess', 'also tell what looks like an identifier; needs no case, and proves nothing')
    .option(
      '--market <country>',
      'with --guess: read national numbers by this country, such as IN',
      marketCode,
    )
    .option('--write-case <path>', 'with --guess: write what looks like identifiers to a new case file')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(FORMATS.scan).default(FORMATS.scan[0]),
    )
    .addOption(
      new Option('--tlp <level>', 'with --format stix: who may pass it on')
        .choices(TLP_LEVELS)
        .default('amber'),
    )
    .option('--publisher <name>', 'with --format stix: who publishes it (default: the tool)')
    .addOption(languageOption())
    .option('-o, --out <path>', 'write the result to a file instead of standard output')
    .option('--messages', 'list every message, not only those with a sighting')
    .option('--reveal', 'put the values that were seen into the output')
    .addOption(keysOption())
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this level on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option(
      '--require-coverage <share>',
      'exit with 4 where less than this share of the bytes could be read, such as 0.95 or 95%',
      shareOf,
    )
    .option(
      '--waivers <file>',
      'findings that are known and accepted for a time (waivers/1): listed, and no failure',
    )
    .option(
      '-j, --jobs <count>',
      'threads that share the work; the result is the same for any number (default: one; always one for standard input and pipes, which can be read only once)',
      jobCount,
    )
    .option(
      '--follow',
      'go on with a capture that is still being written, telling what is found as it comes; ends with Ctrl-C or --idle',
    )
    .option('--idle <seconds>', 'with --follow: end once nothing was written for so long', idleSeconds)
    .option('-q, --quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .addHelpText('after', EXAMPLES)
    .action(async (captures: string[], options: ScanOptions & FollowOptions) => {
      if (options.follow === true || options.idle !== undefined) {
        const { followCapture } = await import('./follow-capture.ts');
        finish(await followCapture(captures, options));
        return;
      }
      // Loaded only now: the tables behind it take longer to load than a wrong command line takes to tell.
      const { scanCaptures } = await import('./scan-captures.ts');
      finish(await scanCaptures(captures, options));
    });
}

/** A day is more than anybody waits for a capture to go on. */
const MOST_IDLE_SECONDS = 86_400;

function idleSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,5}(?:\.\d{1,3})?$/.test(text) && seconds > 0 && seconds <= MOST_IDLE_SECONDS) return seconds;
  throw new InvalidArgumentError(`a number of seconds, up to ${MOST_IDLE_SECONDS}`);
}

/** `0.95` or `95%`, as a number from 0 to 1. */
function shareOf(text: string): number {
  const [, number, percent] = /^(\d{1,3}(?:\.\d{1,6})?)\s?(%?)$/.exec(text) ?? [];
  const share = Number(number) / (percent === '%' ? 100 : 1);
  if (share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('a share is a number from 0 to 1, or a percentage such as 95%');
}
