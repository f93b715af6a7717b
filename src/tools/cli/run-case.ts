import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { TelltaleError } from '../../base/index.ts';
import {
  dialDirectly,
  INSTALL_HOST,
  openAuthority,
  openInterception,
  openRecording,
  type Recorded,
} from '../../capture/index.ts';
import type { Case, Protocol } from '../../case/index.ts';
import { compileIdentity } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import { type Examination, waive } from '../../judge/index.ts';
import { renderJson, renderMatrix, renderText } from '../../report/index.ts';
import {
  controlDial,
  loadProtocol,
  loadWaivers,
  manualDriver,
  positiveControl,
  type RunOutcome,
  runProtocol,
  withServicesOf,
} from '../../run/index.ts';
import { allGeoTables } from './geo-tables.ts';
import { openCase } from './open-case.ts';
import { openPromises } from './open-promises.ts';
import { openOperator } from './operator.ts';
import { BLIND, type FailOn, statusOf } from './status-of.ts';
import { openTlsRead } from './tls-read.ts';
import { toldLine } from './told-line.ts';

export interface RunCommandOptions {
  readonly protocol?: string;
  readonly phase?: readonly string[];
  readonly listen: { readonly host: string; readonly port: number };
  readonly failOn: FailOn;
  readonly waivers?: string;
  readonly reveal?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Carries a protocol out on a phone in the operator's hand; gives the exit status. */
export async function runCase(path: string, options: RunCommandOptions): Promise<number> {
  const opened = openCase(path);
  const { case: read, notices } = opened;
  const protocol = protocolOf(read, options, dirname(path));
  const examined = withServicesOf(read, protocol);
  const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers);
  const started = Date.now() * 1000;
  const name = new Date(started / 1000).toISOString().replace(/[-:.]/g, '');
  const folder = dirname(path);
  const tables = allGeoTables();
  const needles = compileIdentity(examined.identity, examined);
  const examiner = new Examiner({
    case: examined,
    ...openPromises(opened, examined, path),
    needles,
    notices: [...notices, ...needles.notices],
    tables,
    tool: { name: 'telltale', version: packageJson.version },
    reveal: options.reveal === true,
    tell: (told) => {
      if (options.quiet !== true) process.stderr.write(`    ${toldLine(told, tables)}\n`);
    },
  });
  const capture = examiner.capture(name);
  const writer = openRecording(join(folder, 'recordings', name), { at: started });
  const tls = openTlsRead();
  const record = (recorded: Recorded) => {
    tls.take(recorded);
    capture.take(writer.through(recorded));
  };
  let outcome: RunOutcome;
  try {
    outcome = await intercepted({
      examined,
      protocol,
      options,
      record,
      bodies: writer.bodies,
      proven: () => examiner.proven(),
    });
  } finally {
    capture.finish({ ...(await writer.close()), file: name });
  }
  const examination = waive(examiner.finish(), waivers, Date.now() * 1000);
  save(folder, name, examination);
  print(examination, options);
  process.stderr.write(`telltale: ${tls.sentence()}\n`);
  return conclude(examination, outcome, options.failOn);
}

/** A run in which nothing was done, or that was stopped, never passes for a clean one. */
function conclude(examination: Examination, outcome: RunOutcome, failOn: FailOn): number {
  const done = examination.phases.flatMap(({ steps }) => steps).filter(({ id }) => id !== 'prepare').length;
  if (outcome.stopped || done === 0) {
    process.stderr.write(
      `telltale: the run ${outcome.stopped ? 'was stopped' : 'did none of its steps'}; what was not done says nothing\n`,
    );
  }
  const status = statusOf(examination, { failOn });
  return status === 0 && (outcome.stopped || done === 0) ? BLIND : status;
}

function protocolOf(examined: Case, { protocol }: RunCommandOptions, folder: string): Protocol {
  if (protocol !== undefined) return loadProtocol(protocol);
  if (examined.protocol !== null) return loadProtocol(examined.protocol, folder);
  throw new TelltaleError(
    'protocol-missing',
    'the case names no protocol; give one with --protocol, such as f-secure-2014',
  );
}

interface Interception {
  readonly examined: Case;
  readonly protocol: Protocol;
  readonly options: RunCommandOptions;
  readonly record: (recorded: Recorded) => void;
  readonly bodies: Parameters<typeof openInterception>[0]['bodies'];
  /** Identifiers that the positive control has shown. */
  readonly proven: () => ReadonlySet<string>;
}

async function intercepted(run: Interception): Promise<RunOutcome> {
  const { examined, protocol, options, record, bodies } = run;
  const { identity } = examined;
  const authority = await openAuthority(join(homedir(), '.telltale', 'authority'));
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  const operator = openOperator(stop.signal);
  const { ask, tell } = operator;
  const driver = manualDriver({ identity, services: protocol.services, ask, tell, signal: stop.signal });
  const control = await controlDial(dialDirectly);
  try {
    const now = () => driver.now();
    const interception = await openInterception({
      authority,
      dial: control.dial,
      now,
      record,
      bodies,
      listen: options.listen,
    });
    process.once('SIGINT', interrupt);
    try {
      const { host, port, settled } = interception;
      await ask(
        `Set the phone's proxy (HTTP or SOCKS5) to ${host}:${port}, and open http://${INSTALL_HOST}/ on it to install the certificate.`,
      );
      await positiveControl({ identity, proxy: { host, port }, driver, record, settled });
      tell(controlText(identity, run.proven()));
      const only = options.phase === undefined ? {} : { only: options.phase };
      return await runProtocol({ protocol, driver, identity, record, settled, signal: stop.signal, ...only });
    } finally {
      process.off('SIGINT', interrupt);
      await interception.stop();
    }
  } finally {
    operator.close();
    await control.close();
  }
}

/** What the positive control showed, and of what it showed nothing. */
function controlText(identity: Case['identity'], proven: ReadonlySet<string>): string {
  const ofTls =
    'Over TLS it proves nothing: whether the phone accepts the certificate shows in what its apps do next.';
  const unproven = identity.filter(({ id }) => !proven.has(id)).map(({ id }) => id);
  const shown = `${proven.size} of ${identity.length} canaries were seen when the tool sent them through the interception in clear.`;
  return unproven.length === 0
    ? `${shown} ${ofTls}`
    : `${shown} Not seen, so nothing can be said of them: ${unproven.join(', ')}. ${ofTls}`;
}

function save(folder: string, name: string, examination: Examination): void {
  mkdirSync(join(folder, 'examinations'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'examinations', `${name}.json`), [...renderJson(examination)].join(''), {
    mode: 0o600,
  });
}

function print(examination: Examination, { color }: RunCommandOptions): void {
  const width = process.stdout.columns ?? 100;
  const colour = color && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  process.stdout.write(`\n${renderText(examination, { width, colour })}\n`);
  if (examination.sightings.length > 0) process.stdout.write(renderMatrix([examination], { width, colour }));
}
