import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openAuthority } from '../src/capture/index.ts';
import { ANSWER_BYTES, CLIENTS, IDLE_CONNECTIONS } from './interception/protocol.ts';

/*
 * What the interception costs: HTTPS, 1 KB, 32 clients that keep their connections, straight to the server,
 * through Telltale (which writes a recording) and through mitmproxy (which writes its flows), one after the other
 * on this machine, each in a process of its own.
 *
 *   npx node bench/interception.ts [seconds]
 *
 * mitmproxy is Debian's package: apt-get update && apt-get install mitmproxy. Where there is no mitmdump it is
 * left out, and the output says so.
 */

interface Figures {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Null where the system does not tell. */
  readonly bytesPerConnection: number | null;
}

const SECONDS = Number(process.argv[2] ?? 5);
const HERE = join(import.meta.dirname, 'interception');

const folder = mkdtempSync(join(tmpdir(), 'telltale-bench-'));
const children: ChildProcess[] = [];
try {
  await run();
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, maxRetries: 5 });
}

async function run(): Promise<void> {
  await openAuthority(join(folder, 'origin'));
  await openAuthority(join(folder, 'interception'));
  const origin = await startScript('origin.ts', [join(folder, 'origin')]);
  const results: Record<string, Figures> = { direct: await measure(origin.port, null) };
  show('direct', results.direct);
  const telltale = await startScript('telltale.ts', [folder]);
  results.telltale = await measure(origin.port, telltale);
  telltale.child.kill();
  show('telltale', results.telltale);
  const version = mitmproxyVersion();
  if (version === null) {
    console.log('mitmproxy   LEFT OUT: there is no mitmdump; apt-get update && apt-get install mitmproxy');
  } else {
    const peer = await startMitmdump();
    results.mitmproxy = await measure(origin.port, peer);
    peer.child.kill();
    show('mitmproxy', results.mitmproxy);
  }
  const ratios =
    results.mitmproxy === undefined
      ? {}
      : { mitmproxy: results.telltale.perSecond / results.mitmproxy.perSecond };
  const addedLatency = Object.fromEntries(
    Object.entries(results)
      .filter(([name]) => name !== 'direct')
      .map(([name, { p50Ms, p99Ms }]) => [
        name,
        { p50Ms: p50Ms - (results.direct?.p50Ms ?? 0), p99Ms: p99Ms - (results.direct?.p99Ms ?? 0) },
      ]),
  );
  for (const [name, { p50Ms, p99Ms }] of Object.entries(addedLatency)) {
    console.log(`${name} adds ${p50Ms.toFixed(1)} ms (p50), ${p99Ms.toFixed(1)} ms (p99)`);
  }
  for (const [name, ratio] of Object.entries(ratios)) {
    console.log(`telltale does ${ratio.toFixed(2)} times the requests of ${name}`);
  }
  const date = new Date().toISOString().slice(0, 10);
  const record = {
    bench: 'interception',
    date,
    node: process.version,
    mitmproxy: version,
    cores: availableParallelism(),
    work: {
      answerBytes: ANSWER_BYTES,
      clients: CLIENTS,
      idleConnections: IDLE_CONNECTIONS,
      seconds: SECONDS,
    },
    results,
    addedLatency,
    ratios,
  };
  const records = join(import.meta.dirname, 'records');
  mkdirSync(records, { recursive: true });
  writeFileSync(join(records, `${date}-interception.json`), `${JSON.stringify(record, rounded, 2)}\n`);
}

interface Peer {
  readonly child: ChildProcess;
  readonly port: number;
}

async function measure(serverPort: number, peer: Peer | null): Promise<Figures> {
  const load = start(
    process.execPath,
    [join(HERE, 'load.ts'), serverPort, peer?.port ?? 0, SECONDS].map(String),
  );
  const lines = linesOf(load);
  const figures = (await lines.next()).value as Omit<Figures, 'bytesPerConnection'>;
  const busy = peer === null ? null : residentBytes(peer.child);
  await lines.next();
  const after = peer === null ? null : residentBytes(peer.child);
  load.kill();
  // Against the busy process, whose heap has grown already; a fresh one would charge its first garbage to them.
  const bytesPerConnection =
    busy === null || after === null ? null : Math.max(after - busy, 0) / IDLE_CONNECTIONS;
  return { ...figures, bytesPerConnection };
}

async function startScript(name: string, args: readonly string[]): Promise<Peer> {
  const child = start(process.execPath, [join(HERE, name), ...args]);
  const { port } = (await linesOf(child).next()).value as { port: number };
  return { child, port };
}

async function startMitmdump(): Promise<Peer> {
  const port = await freePort();
  const child = start('mitmdump', [
    ...['--quiet', '--ssl-insecure', '--listen-host', '127.0.0.1', '--listen-port', String(port)],
    ...['--set', `confdir=${join(folder, 'mitmproxy')}`, '--save-stream-file', join(folder, 'flows')],
  ]);
  for (let tries = 0; tries < 100 && !(await isListening(port)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { child, port };
}

function mitmproxyVersion(): string | null {
  const { stdout, error } = spawnSync('mitmdump', ['--version'], { encoding: 'utf8' });
  return error === undefined ? (/Mitmproxy: (\S+)/.exec(stdout)?.[1] ?? 'unknown') : null;
}

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function* linesOf(child: ChildProcess): AsyncGenerator<unknown> {
  if (child.stdout === null) return;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) yield JSON.parse(line);
  }
}

function residentBytes(child: ChildProcess): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch (cause) {
    // Only Linux has it.
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function show(name: string, figures: Figures | undefined): void {
  if (figures === undefined) return;
  const { perSecond, p50Ms, p99Ms, bytesPerConnection } = figures;
  const memory =
    bytesPerConnection === null ? '' : `  ${(bytesPerConnection / 1024).toFixed(0)} kB a connection`;
  console.log(
    `${name.padEnd(10)} ${perSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms${memory}`,
  );
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
