import { statSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ScanOptions } from './scan-captures.ts';

const EXAMPLES = `
Examples:
  telltale scan first-boot.pcapng --case case.yaml
  telltale scan recordings/ --case case.yaml --format json --out examination.json
  tcpdump -w - | telltale scan - --case case.yaml
  telltale scan app.har --case case.yaml --messages --format ndjson | jq .sighting

Exit status: 0 nothing found that the case forbids, 1 something found, 2 wrong usage or case file,
3 a capture that cannot be read at all.`;

export function addScan(program: Command, finish: (status: number) => void): void {
  program
    .command('scan')
    .summary('examine captures: which identifiers went where, in which form')
    .description(
      'Examines captures (pcap, pcapng, HAR, mitmproxy flows; told apart by content) for the identifiers in a case file.',
    )
    .argument('<capture...>', 'capture files, folders of them, or - for standard input')
    .requiredOption('-c, --case <file>', 'the case file: what to look for (YAML or JSON)')
    .addOption(
      new Option('-f, --format <format>', 'how to print it')
        .choices(['text', 'json', 'ndjson'])
        .default('text'),
    )
    .option('-o, --out <path>', 'write the result to a file instead of standard output')
    .option('--messages', 'list every message, not only those with a sighting')
    .option('--reveal', 'put the values that were seen into the output')
    .option('-k, --keys <file>', 'TLS key log (may be repeated)', readableFile, [] as readonly string[])
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this level on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('-q, --quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .addHelpText('after', EXAMPLES)
    .action(async (captures: string[], options: ScanOptions) => {
      // Loaded only now: the tables behind it take longer to load than a wrong command line takes to tell.
      const { scanCaptures } = await import('./scan-captures.ts');
      finish(scanCaptures(captures, options));
    });
}

function readableFile(path: string, before: readonly string[]): readonly string[] {
  try {
    if (statSync(path).isFile()) return [...before, path];
  } catch {
    // Told below: whatever the reason, the file cannot be used.
  }
  throw new InvalidArgumentError(`there is no file ${path}`);
}
