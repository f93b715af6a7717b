import { statSync, writeSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import { TelltaleError } from '../../base/index.ts';
import { type Following, openCapture } from '../../capture/index.ts';
import { compileIdentity, Guesses, redactor } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import { type Examination, type Opening, openingsFor, waive } from '../../judge/index.ts';
import {
  type Language,
  printable,
  renderJson,
  renderJunit,
  renderNdjson,
  renderSarif,
  renderStix,
  renderText,
  type Tlp,
} from '../../report/index.ts';
import { loadWaivers } from '../../run/index.ts';
import { claimer, newClaims } from './claims.ts';
import { distinctCaptures, repeatedNotices } from './distinct-captures.ts';
import type { FormatOf } from './formats.ts';
import { allGeoTables } from './geo-tables.ts';
import { checkGuessing, type GuessingOptions, keepGuesses } from './guessing.ts';
import { jobsFor } from './jobs.ts';
import type { NamedCapture } from './named-capture.ts';
import { noCase } from './no-case.ts';
import { openCase } from './open-case.ts';
import { openKeys } from './open-keys.ts';
import { openPromises } from './open-promises.ts';
import { openProgress } from './progress.ts';
import { isReportFormat, type ReportFormat, reportFormats } from './report-formats.ts';
import { type ScanWorkers, startWorkers } from './scan-workers.ts';
import { keepHeapSmall } from './small-heap.ts';
import { type FailOn, levelsOf, statusOf } from './status-of.ts';
import { toldLine } from './told-line.ts';
import { withProtocolServices } from './with-protocol.ts';
import { writeReportOf } from './write-report.ts';
import { writePieces } from './write-result.ts';

export interface ScanOptions extends GuessingOptions {
  readonly format: FormatOf<'scan'>;
  readonly language: Language;
  readonly tlp: Tlp;
  readonly publisher?: string;
  readonly out?: string;
  readonly messages?: boolean;
  readonly reveal?: boolean;
  readonly keys: readonly string[];
  readonly failOn: FailOn;
  readonly requireCoverage?: number;
  readonly waivers?: string;
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly color: boolean;
  /** Set in the thread that follows a capture still being written. */
  readonly following?: Following;
}

/** Examines and prints; gives the exit status. */
export async function scanCaptures(captures: readonly string[], options: ScanOptions): Promise<number> {
  checkGuessing(options);
  if (options.language !== 'en' && !isReportFormat(options.format))
    throw new TelltaleError(
      'usage',
      `--language is for reports (--format ${reportFormats.join(', ')}); ${options.format} is English`,
    );
  keepHeapSmall();
  const read = options.case === undefined ? noCase() : openCase(options.case);
  const own = options.case === undefined ? read.case : withProtocolServices(read.case, options.case);
  const examined = { ...own, market: options.market ?? own.market };
  const promises = openPromises(read, own, options.case);
  const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers);
  const guesses = options.guess === true ? new Guesses(examined) : undefined;
  const distinct = distinctCaptures(captures);
  const named = distinct.captures;
  const jobs = jobsFor(
    named.map(({ path }) => path),
    options.jobs,
  );
  const { messages = false, reveal = false, quiet = false } = options;
  const workers = startWorkers(jobs - 1);
  try {
    const needles = compileIdentity(examined.identity, examined);
    const { compiled } = needles;
    const guess = guesses !== undefined;
    const redact = reveal ? (text: string) => text : redactor(needles);
    const keys = openKeys(options.keys, redact);
    const claims = newClaims();
    workers.begin({
      captures: named,
      case: examined,
      compiled,
      keys: keys.files,
      messages,
      reveal,
      guess,
      claims,
    });
    const tables = allGeoTables();
    const examiner = new Examiner({
      case: examined,
      ...promises,
      needles,
      notices: [...read.notices, ...needles.notices, ...keys.notices, ...repeatedNotices(distinct, redact)],
      tables,
      ...(options.following === undefined || quiet ? {} : { tell: (told) => say(toldLine(told, tables)) }),
      tool: { name: 'telltale', version: packageJson.version },
      keys: keys.ring,
      messages,
      reveal,
      share: { isFirst: true, takes: claimer(claims, { index: 0, of: jobs }) },
      ...(guesses === undefined ? {} : { guesses }),
    });
    for (const capture of named) takeCapture(examiner, capture, options);
    const examination = waive(await concluded(examiner, workers), waivers, Date.now() * 1000);
    await print(examination, options);
    if (guesses !== undefined) {
      const { writeCase } = options;
      keepGuesses(guesses, needles, { writeCase, market: examined.market });
    }
    return statusOf(examination, options);
  } finally {
    await workers.stop();
  }
}

/** Puts this thread's share and those of the workers together. */
async function concluded(examiner: Examiner, workers: ScanWorkers): Promise<Examination> {
  const [own, ...others] = openingsFor([examiner.seen(), ...(await workers.seen())]) as [
    Opening,
    ...Opening[],
  ];
  const tallies = workers.open(others);
  return examiner.conclude(own, [examiner.open(own), ...(await tallies)]);
}

/** At once: this thread may not come to its other work while it follows a capture. */
function say(line: string): void {
  writeSync(2, `${line}\n`);
}

function takeCapture(
  examiner: Examiner,
  { path, name }: NamedCapture,
  { quiet = false, following }: ScanOptions,
): void {
  const capture = openCapture(path, following === undefined ? {} : { follow: following });
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

async function print(examination: Examination, options: ScanOptions): Promise<void> {
  const { format } = options;
  if (isReportFormat(format)) return writeReportOf(examination, { ...options, format });
  writePieces(rendered(examination, { ...options, format }, options.out !== undefined), options.out);
}

type TextFormat = Exclude<ScanOptions['format'], ReportFormat>;

function rendered(
  examination: Examination,
  options: ScanOptions & { readonly format: TextFormat },
  toFile: boolean,
): Iterable<string> {
  switch (options.format) {
    case 'json':
      return renderJson(examination);
    case 'ndjson':
      return renderNdjson(examination);
    case 'sarif':
      return renderSarif(examination);
    case 'sarif-github':
      return renderSarif(examination, { profile: 'github' });
    case 'junit':
      return renderJunit(examination, { levels: levelsOf(options.failOn) });
    case 'stix': {
      const { tlp, publisher } = options;
      return renderStix(examination, { tlp, ...(publisher === undefined ? {} : { publisher }) });
    }
    case 'text': {
      const colour =
        options.color && !toFile && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
      return [renderText(examination, { width: toFile ? 100 : (process.stdout.columns ?? 100), colour })];
    }
    default:
      return options.format satisfies never;
  }
}
