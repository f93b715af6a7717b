import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import packageJson from '../../../package.json' with { type: 'json' };
import { TelltaleError } from '../../base/index.ts';
import { type Authority, openAuthority, RECORDING_FILES } from '../../capture/index.ts';
import {
  type Claim,
  caseFileText,
  type Identifier,
  newIdentity,
  readCase,
  seededRandom,
} from '../../case/index.ts';
import { compileIdentity, type Needles } from '../../detect/index.ts';
import type { GeoTable } from '../../enrich/index.ts';
import { Examiner } from '../../examine.ts';
import { renderJson, renderMatrix, wrap } from '../../report/index.ts';
import { loadClaims } from '../../run/index.ts';
import {
  compareToKey,
  runScenario,
  SCENARIO_MARKET,
  type Scenario,
  scenarioCaseText,
  scenarios,
  specimenTable,
} from '../../specimen/index.ts';
import { demoChanges } from './demo-changes.ts';
import { demoClaims } from './demo-claims.ts';
import { coverageLines, folderLines, keyLines, offerLines } from './demo-conclusion.ts';
import { eventText } from './demo-event-text.ts';
import { demoEvidence } from './demo-evidence.ts';
import { type DemoFolder, openDemoFolder } from './demo-folder.ts';
import { type DemoResult, demoTable, equalsKey } from './demo-table.ts';
import { shippedGeoTables } from './geo-tables.ts';
import { openStatusLine } from './status-line.ts';
import { toldLine } from './told-line.ts';

export interface DemoOptions {
  readonly scenario: readonly string[];
  readonly speed?: number;
  readonly out?: string;
  /** Of the identity. */
  readonly seed: string;
  /** Of all else that is drawn: two runs with one identity differ in it, as those of a real phone do. */
  readonly runSeed?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** What all scenarios of a demo share. */
interface Stage {
  readonly options: DemoOptions;
  readonly folder: DemoFolder;
  readonly identity: readonly Identifier[];
  readonly needles: Needles;
  readonly authority: Authority;
  readonly tables: readonly GeoTable[];
  readonly claims: readonly Claim[];
  readonly bold: (text: string) => string;
  readonly status: ReturnType<typeof openStatusLine>;
}

/** Scenarios of the servers' migration. */
const RESIDENCY = /^residency-/;

/** The whole case in three pictures: scenarios by what is asked of them. */
const PICTURES = [
  { title: 'Identifiers by firmware and consent', holds: /^state-/ },
  { title: 'Identifiers by stage of the migration (M0 to M4)', holds: RESIDENCY },
  { title: 'Controls and planted traps', holds: /^(?!state-|residency-)/ },
] as const;

const CASE_TITLE = 'Xiaomi Redmi 1S, 2014 (the embedded specimen)';
/** What a scan of several recordings must know besides the identity; of some the phone sent SMS of itself. */
const CASE_REST = [
  '# For several recordings at once. Each by itself has a case of its own in cases/.',
  'controller: { name: Xiaomi, hosts: [xiaomi.com, xiaomi.net, miui.com] }',
  'vantage: { egressCountry: IN, bearers: { wifi: watched, cellular: off, sms: unwatched } }',
  "builds: { pre-ota: { releasedBefore: '2014-08-10' }, ota: { released: '2014-08-10' } }",
  'claims: xiaomi-2014',
  '',
].join('\n');

/** The one thing that a case cannot hold. */
const TABLE_NOTE = `# The demo asked a table of its own where these addresses stood in 2014, which no file holds. A scan asks the tables that
# it has, so countries, regions and the claims about the migration may come out otherwise; all else is the same.
`;

const WIDEST = 160;

/** Carries the scenarios out and shows what was told; gives the exit status. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const chosen = chosenScenarios(options.scenario);
  const folder = openDemoFolder(options.out);
  const identity = newIdentity(SCENARIO_MARKET, seededRandom(options.seed));
  const colour = options.color && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const stage: Stage = {
    options,
    folder,
    identity,
    needles: compileIdentity(identity, { market: SCENARIO_MARKET }),
    authority: await openAuthority(join(folder.path, 'authority')),
    tables: shippedGeoTables(),
    claims: loadClaims('xiaomi-2014'),
    bold: (text) => (colour ? styleText('bold', text, { validateStream: false }) : text),
    status: openStatusLine(options.quiet === true),
  };
  folder.write(
    'case.yaml',
    caseFileText(identity, { title: CASE_TITLE, market: SCENARIO_MARKET }) + CASE_REST,
  );
  say(
    `${stage.bold(CASE_TITLE)}\nA phone and its maker's cloud, both part of this tool, on real sockets of this machine alone.`,
  );
  const results: DemoResult[] = [];
  for (const [index, scenario] of chosen.entries()) {
    results.push(await carryOut(scenario, stage, `${index + 1}/${chosen.length}`));
  }
  const width = Math.min(process.stdout.columns ?? 100, WIDEST);
  const picture = [
    ...PICTURES.flatMap(({ title, holds }) => {
      const shown = results.filter(({ scenario }) => holds.test(scenario.id));
      if (shown.length === 0) return [];
      const examinations = shown.map(({ examination }) => examination);
      const labels = shown.map(({ scenario }) => (scenario.row.length > 2 ? scenario.id : scenario.row));
      return [stage.bold(title), renderMatrix(examinations, { width, colour, labels })];
    }),
    stage.bold('What the specimen shows, as it was found'),
    ...demoTable(results, width),
    ...claimsPicture(results, stage, width),
    ...changesPicture(results, stage, width),
  ].join('\n');
  say(`\n${picture}`);
  folder.write('reports/picture.txt', `${picture}\n`);
  return conclude(results, stage, width);
}

function claimsPicture(results: readonly DemoResult[], { bold }: Stage, width: number): string[] {
  const lines = demoClaims(results, width);
  if (lines.length === 0) return [];
  return [
    '',
    bold('What was claimed, by state of the specimen'),
    ...lines,
    ...wrap(
      "The phone's cellular data is off, and its list of sent SMS is at hand: where it sent one itself, what was in it was not read.",
      width,
    ),
  ];
}

function changesPicture(results: readonly DemoResult[], { bold }: Stage, width: number): string[] {
  const lines = demoChanges(results, width);
  return lines.length === 0 ? [] : ['', bold('What the update changed'), ...lines];
}

function chosenScenarios(ids: readonly string[]): readonly Scenario[] {
  const known = scenarios.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new TelltaleError(
      'scenario-unknown',
      `there is no scenario ${unknown.join(', ')}; there are ${known.join(', ')}`,
    );
  }
  return ids.length === 0 ? scenarios : scenarios.filter(({ id }) => ids.includes(id));
}

/** Carries one scenario out and examines it while it goes on. */
async function carryOut(scenario: Scenario, stage: Stage, count: string): Promise<DemoResult> {
  const { folder, identity, needles, options, status } = stage;
  say(`\n${stage.bold(`${scenario.row} · ${scenario.title}`)} (${scenario.basis})`);
  const lines = new Set<string>();
  const isMigration = RESIDENCY.test(scenario.id);
  const caseText = (isMigration ? TABLE_NOTE : '') + scenarioCaseText({ scenario, identity });
  folder.write(`cases/${scenario.id}.yaml`, caseText);
  const read = readCase(caseText, `${scenario.id}.yaml`);
  // A promise of places is judged by what was known of the addresses then.
  const tables = isMigration ? [specimenTable()] : stage.tables;
  const examiner = new Examiner({
    case: read.case,
    claims: stage.claims,
    needles,
    tables,
    notices: [...read.notices, ...needles.notices],
    tool: { name: 'telltale', version: packageJson.version },
    tell: (told) => {
      const line = toldLine(told, tables);
      if (lines.has(line)) return;
      lines.add(line);
      status.clear();
      say(`  ${line}`);
    },
  });
  const capture = examiner.capture(scenario.id);
  const run = await runScenario(scenario, {
    seed: options.runSeed ?? randomUUID(),
    identity,
    authority: stage.authority,
    folder: folder.recording(scenario.id),
    heard: (recorded) => capture.take(recorded),
    tell: (event) => status.show(`${count} ${scenario.id} · ${eventText(event)}`),
  });
  capture.finish(summaryOf(join(folder.recording(scenario.id), RECORDING_FILES.lines)));
  const examination = examiner.finish();
  status.clear();
  if (lines.size === 0) say('  nothing was told');
  folder.write(`examinations/${scenario.id}.json`, [...renderJson(examination)].join(''));
  if (options.speed !== undefined) await sleep((1000 * Math.max(1, lines.size)) / options.speed);
  return { scenario, examination, comparison: compareToKey(examination, run) };
}

function summaryOf(path: string) {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: RECORDING_FILES.lines, format: 'recording' as const, sha256, byteLength: bytes.byteLength };
}

async function conclude(results: readonly DemoResult[], stage: Stage, width: number): Promise<number> {
  const { folder, bold, options, status } = stage;
  say(['', bold('Coverage'), ...coverageLines(results), '', ...keyLines(results)].join('\n'));
  const isEqual = results.every(({ comparison }) => equalsKey(comparison));
  say(folderLines(results, folder.path).join('\n'));
  if (options.out === undefined) {
    say(offerLines(width).join('\n'));
    return isEqual ? 0 : 1;
  }
  status.show('writing reports, advisory and bundles');
  const { lines, isVerified } = await demoEvidence(results, folder, width);
  status.clear();
  say(['', bold('Evidence'), ...lines].join('\n'));
  return isEqual && isVerified ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
