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
import type { Examination } from '../../judge/index.ts';
import { renderJson, renderMatrix, renderText } from '../../report/index.ts';
import { controlDial, loadProtocol, manualDriver, positiveControl, runProtocol } from '../../run/index.ts';
import { shippedGeoTables } from './geo-tables.ts';
import { openCase } from './open-case.ts';
import { openOperator } from './operator.ts';
import { statusOf } from './status-of.ts';
import { toldLine } from './told-line.ts';

export interface RunCommandOptions {
  readonly protocol?: string;
  readonly phase?: readonly string[];
  readonly listen: { readonly host: string; readonly port: number };
  readonly reveal?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Carries a protocol out on a phone in the operator's hand; gives the exit status. */
export async function runCase(path: string, options: RunCommandOptions): Promise<number> {
  const { case: examined, notices } = openCase(path);
  const protocol = protocolOf(examined, options, dirname(path));
  const started = Date.now() * 1000;
  const name = new Date(started / 1000).toISOString().replace(/[-:]|\.\d+/g, '');
  const folder = dirname(path);
  const tables = shippedGeoTables();
  const needles = compileIdentity(examined.identity, { market: examined.market });
  const examiner = new Examiner({
    case: examined,
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
  const record = (recorded: Recorded) => capture.take(writer.through(recorded));
  await intercepted({ examined, protocol, options, record, bodies: writer.bodies });
  capture.finish({ ...(await writer.close()), file: name });
  const examination = examiner.finish();
  save(folder, name, examination);
  print(examination, options);
  return statusOf(examination, 'error');
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
}

async function intercepted({ examined, protocol, options, record, bodies }: Interception): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const operator = openOperator(stop.signal);
  const { identity } = examined;
  const driver = manualDriver({
    identity,
    services: protocol.services,
    ask: operator.ask,
    tell: operator.tell,
    signal: stop.signal,
  });
  const control = await controlDial(dialDirectly);
  const interception = await openInterception({
    authority: await openAuthority(join(homedir(), '.telltale', 'authority')),
    dial: control.dial,
    now: () => driver.now(),
    record,
    bodies,
    listen: options.listen,
  });
  const { host, port, settled } = interception;
  try {
    await operator.ask(
      `Set the phone's proxy (HTTP or SOCKS5) to ${host}:${port}, and open http://${INSTALL_HOST}/ on it to install the certificate.`,
    );
    await positiveControl({ identity, proxy: { host, port }, driver, record, settled });
    operator.tell(
      'Every canary was sent through the interception once: what the phone tells of them will be seen.',
    );
    const only = options.phase === undefined ? {} : { only: options.phase };
    await runProtocol({ protocol, driver, identity, record, settled, signal: stop.signal, ...only });
  } finally {
    process.off('SIGINT', interrupt);
    operator.close();
    await interception.stop();
    await control.close();
  }
}

function save(folder: string, name: string, examination: Examination): void {
  mkdirSync(join(folder, 'examinations'), { recursive: true });
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
