import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Exchange, exchangesOf, type Plant } from './findings/exchanges.ts';
import { findingGoals, type Row } from './findings/goals.ts';
import { caseText, identityWith, sendings } from './findings/identity.ts';
import { type Outcome, peers, shell, type Work } from './findings/peers.ts';
import { writePcap } from './findings/write-pcap.ts';
import { goalLines } from './goals.ts';
import { writeRecord } from './scan/write-record.ts';

/*
 * From a capture to what was told in it: whole processes, from the file to the list. The capture is made by the bench:
 * HTTP/1.1, gzip, segments late and repeated; one exchange in eight sends an identifier, as it stands, or in percent,
 * base64, gzip, gzip in base64, or as SHA-1. Answers come again, as what a phone asks for does; Telltale knows them
 * again, and is also measured on a capture in which none comes twice. Beside Telltale run tshark, an mitmdump script (from the same messages as
 * flows) and tcpflow, each with a search for the values as they stand in the case.
 *
 *   npm run bench -- findings [megabytes]
 *
 * A peer that is missing is left out, and the output says so and how to install it.
 */

const MEGABYTES = Number(process.argv[2] ?? 128);
const CONTACTS = [0, 2_000];
const BIN = join(import.meta.dirname, '..', 'src', 'tools', 'cli', 'bin.ts');

const folder = mkdtempSync(join(tmpdir(), 'telltale-bench-'));
try {
  run();
} finally {
  rmSync(folder, { recursive: true, maxRetries: 5 });
}

function run(): void {
  const versions = Object.fromEntries(peers.map(({ name, version }) => [name, version()]));
  for (const { name, install } of peers)
    if (versions[name] === null) console.log(`${name} LEFT OUT: it is missing; ${install}`);
  const rows: Row[] = [];
  let captureBytes = 0;
  for (const contacts of CONTACTS) {
    const identity = identityWith(contacts);
    const plants: Plant[] = [];
    const capture = join(folder, 'capture.pcap');
    const messages = join(folder, 'messages');
    const bytes = MEGABYTES * 1e6;
    captureBytes = writePcap(
      capture,
      tee(messages, exchangesOf(bytes, { identity, isRepeated: true }, plants)),
    );
    const needles = join(folder, 'needles');
    writeFileSync(needles, `${identity.map(({ value }) => value).join('\n')}\n`);
    writeFileSync(join(folder, 'case.yaml'), caseText(identity));
    if (versions['mitmdump script'] !== null && !makeFlows(messages))
      console.log('mitmdump script: its flows could not be made');
    const work = { folder, capture, identity, needles };
    let ours: number | null = null;
    const measure = (
      name: string,
      runs: (work: Work) => Outcome | null,
      told: readonly Plant[] = plants,
    ): void => {
      const from = performance.now();
      const outcome = runs(work);
      const seconds = (performance.now() - from) / 1e3;
      if (outcome === null) {
        console.log(`${name} LEFT OUT at ${identity.length} identifiers: it failed`);
        return;
      }
      if (name === 'telltale') ours = seconds;
      const found =
        outcome.pairs === null
          ? null
          : told.filter(({ number, secret }) => outcome.pairs?.has(`${number} ${secret}`));
      const row: Row = {
        identifiers: identity.length,
        name,
        seconds,
        megabytesPerSecond: captureBytes / seconds / 1e6,
        planted: told.length,
        found: found?.length ?? null,
        foundBySending:
          found === null
            ? null
            : Object.fromEntries(
                sendings.map(({ name: sending }) => [
                  sending,
                  found.filter((plant) => plant.sending === sending).length,
                ]),
              ),
        occurrences: outcome.occurrences,
        telltaleTimes: ours === null ? null : seconds / ours,
      };
      rows.push(row);
      show(row);
    };
    measure('telltale', (work) => telltale(work, 1));
    measure('telltale, 2 threads', (work) => telltale(work, 2));
    for (const { name, run: runs } of peers) if (versions[name] !== null) measure(name, runs);
    const newPlants: Plant[] = [];
    const newCapture = join(folder, 'new.pcap');
    writePcap(newCapture, exchangesOf(bytes, { identity, isRepeated: false }, newPlants));
    measure('telltale, no answer twice', (work) => telltale({ ...work, capture: newCapture }, 1), newPlants);
    rmSync(newCapture);
  }
  const goals = findingGoals(rows);
  console.log(['', ...goalLines(goals)].join('\n'));
  writeRecord('findings', {
    work: { captureBytes, sendings: sendings.map(({ name }) => name).join(', ') },
    versions,
    rows,
    goals,
  });
}

function telltale({ folder: at, capture }: Work, jobs: number): Outcome | null {
  const out = join(at, 'out.ndjson');
  const options = ['--quiet', '--fail-on', 'never', '--messages', '--format', 'ndjson', '--out', out];
  const threads = ['--jobs', String(jobs)];
  const { status } = spawnSync(
    process.execPath,
    [BIN, 'scan', '--case', join(at, 'case.yaml'), ...options, ...threads, capture],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) return null;
  const targets = new Map<string, string>();
  const pairs = new Set<string>();
  let occurrences = 0;
  for (const line of readFileSync(out, 'utf8').split('\n')) {
    if (line === '') continue;
    const { message, sighting } = JSON.parse(line);
    if (message !== undefined) targets.set(message.id, message.target ?? '');
    if (sighting === undefined) continue;
    occurrences++;
    pairs.add(`${targets.get(sighting.message)?.slice(3)} ${sighting.identifier}`);
  }
  return { pairs, occurrences };
}

/** By the Python that mitmdump runs in, which has mitmproxy. */
function makeFlows(messages: string): boolean {
  const script = join(import.meta.dirname, 'findings', 'make-flows.py');
  const python = `"$(sed -n '1s/^#!//p' "$(command -v mitmdump)")"`;
  return shell(`${python} ${script} ${messages} ${join(folder, 'flows')}`) !== null;
}

/** Gives the exchanges on, and keeps them in a file for the peer that reads messages and not packets. */
function* tee(path: string, exchanges: Iterable<Exchange>): Generator<Exchange> {
  const file = openSync(path, 'w');
  for (const exchange of exchanges) {
    for (const bytes of [exchange.request, exchange.response]) {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      writeSync(file, Buffer.concat([length, bytes]));
    }
    yield exchange;
  }
  closeSync(file);
}

function show(row: Row): void {
  const found =
    row.found === null ? `${row.occurrences} occurrences` : `${row.found} of ${row.planted} plants`;
  const ratio =
    row.telltaleTimes === null ? '' : `  takes ${row.telltaleTimes.toFixed(1)} times as long as telltale`;
  console.log(
    `${String(row.identifiers).padStart(5)}  ${row.name.padEnd(26)} ${row.seconds.toFixed(2).padStart(7)} s  ${row.megabytesPerSecond.toFixed(0).padStart(5)} MB/s${ratio}  ${found}`,
  );
}
