import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { TelltaleError } from '../../base/index.ts';
import { captureFiles, openCapture } from '../../capture/index.ts';
import { type ReadCase, readCase } from '../../case/index.ts';
import { compileIdentity } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import type { Examination } from '../../judge/index.ts';
import { printable, renderJson, renderNdjson, renderText } from '../../report/index.ts';
import { shippedGeoTables } from './geo-tables.ts';
import { openProgress } from './progress.ts';

interface ScanOptions {
  readonly case: string;
  readonly format: 'text' | 'json' | 'ndjson';
  readonly out?: string;
  readonly messages?: boolean;
  readonly reveal?: boolean;
  readonly keys: readonly string[];
  readonly failOn: 'error' | 'warning' | 'never';
  readonly quiet?: boolean;
  readonly color: boolean;
}

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
    .action((captures: string[], options: ScanOptions) => finish(scan(captures, options)));
}

/** Examines and prints; gives the exit status. */
function scan(captures: readonly string[], options: ScanOptions): number {
  const { case: examined, notices } = openCase(options.case);
  const needles = compileIdentity(examined.identity, { market: examined.market });
  const examiner = new Examiner({
    case: examined,
    needles,
    notices: [...notices, ...needles.notices],
    tables: shippedGeoTables(),
    tool: { name: 'telltale', version: packageJson.version },
    messages: options.messages === true,
    reveal: options.reveal === true,
  });
  for (const path of captureFiles(captures)) takeCapture(examiner, path, options.quiet === true);
  const examination = examiner.finish();
  print(examination, options);
  return statusOf(examination, options.failOn);
}

function openCase(path: string): ReadCase {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TelltaleError(
      'case-missing',
      `cannot read the case file ${path}: ${(cause as Error).message}`,
      { cause },
    );
  }
  return readCase(text, path);
}

function takeCapture(examiner: Examiner, path: string, quiet: boolean): void {
  const name = path === '-' ? '-' : basename(path);
  const capture = openCapture(path);
  const wholeBytes = path === '-' ? null : statSync(path).size;
  const progress = openProgress(printable(name), wholeBytes, quiet);
  const examination = examiner.capture(name);
  let taken = 0;
  for (const recorded of capture.records()) {
    examination.take(recorded);
    taken += 1;
    if ((taken & 0x3ff) === 0) progress.at(capture.bytesRead());
  }
  examination.finish(capture.summary());
  progress.end();
}

function print(examination: Examination, options: ScanOptions): void {
  const toFile = options.out !== undefined;
  const lines = rendered(examination, options, toFile);
  if (options.out === undefined) {
    for (const line of lines) process.stdout.write(line);
    return;
  }
  try {
    writeFileSync(options.out, [...lines].join(''));
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${options.out}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function rendered(examination: Examination, options: ScanOptions, toFile: boolean): Iterable<string> {
  switch (options.format) {
    case 'json':
      return [renderJson(examination)];
    case 'ndjson':
      return renderNdjson(examination);
    case 'text': {
      const colour =
        options.color && !toFile && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
      return [renderText(examination, { width: toFile ? 100 : (process.stdout.columns ?? 100), colour })];
    }
    default:
      return options.format satisfies never;
  }
}

function statusOf({ findings }: Examination, failOn: ScanOptions['failOn']): number {
  if (failOn === 'never') return 0;
  const levels = failOn === 'error' ? ['error'] : ['error', 'warning'];
  return findings.some(({ outcome, level }) => outcome === 'fail' && levels.includes(level)) ? 1 : 0;
}

function readableFile(path: string, before: readonly string[]): readonly string[] {
  try {
    if (statSync(path).isFile()) return [...before, path];
  } catch {
    // Told below: whatever the reason, the file cannot be used.
  }
  throw new InvalidArgumentError(`there is no file ${path}`);
}
