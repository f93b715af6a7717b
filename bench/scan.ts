import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileNeedles } from '../src/detect/scan/index.ts';
import { goalLines } from './goals.ts';
import { scanGoals } from './scan/goals.ts';
import { needlesFor } from './scan/needles.ts';
import { type Figures, hyperscan, ripgrep, trie, type Work } from './scan/peer.ts';
import { trafficOf } from './scan/traffic.ts';
import { writeRecord } from './scan/write-record.ts';

/*
 * What it costs to search text for many literals: decoded traffic of a phone, made by the bench, for 50, 5,000 and
 * 100,000 needles of seven bytes and more, on one core, by Telltale (in WebAssembly, and in plain TypeScript), and by
 * ripgrep, Hyperscan and tries from npm beside it. Every plant must be found, and all that count every occurrence
 * must count the same.
 *
 *   npm run bench -- scan [megabytes]
 *
 * A peer that is missing is left out, and the output says so and how to install it.
 */

const MEGABYTES = Number(process.argv[2] ?? 128);
const ROUNDS = 7;
const NEEDLES = [50, 5_000, 100_000];
/** Of the text for the plain TypeScript, which is there to be right. */
const REFERENCE_BYTES = 32_000_000;

interface Row extends Figures {
  readonly needles: number;
  readonly name: string;
  readonly gigabytesPerSecond: number;
  /** Times as quick as this one Telltale is. */
  readonly telltaleTimes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'telltale-bench-'));
try {
  run();
} finally {
  rmSync(folder, { recursive: true, maxRetries: 5 });
}

function run(): void {
  const all = [
    hyperscan,
    ripgrep,
    trie({ name: 'ahocorasick', version: '1.0.2' }),
    trie({ name: 'modern-ahocorasick', version: '3.3.0' }),
  ];
  const versions = Object.fromEntries(all.map((peer) => [peer.name, peer.prepare(folder)]));
  for (const { name, install } of all)
    if (versions[name] === null) console.log(`${name} LEFT OUT: it is missing; ${install}`);
  const rows: Row[] = [];
  const faults: string[] = [];
  let planted = 0;
  for (const count of NEEDLES) {
    const work = makeWork(count);
    planted = work.planted.length;
    const ours = telltale(work, 'wasm');
    const add = (name: string, figures: Figures): void => {
      const rate = figures.byteLength / figures.seconds / 1e9;
      const ourRate = ours.byteLength / ours.seconds / 1e9;
      const row = {
        needles: count,
        name,
        ...figures,
        gigabytesPerSecond: rate,
        telltaleTimes: ourRate / rate,
      };
      rows.push(row);
      show(row);
    };
    add('telltale', ours);
    const missed = missedPlants(work);
    if (missed > 0) faults.push(`telltale misses ${missed} of ${planted} plants among ${count} needles`);
    add(
      'telltale in TypeScript',
      telltale({ ...work, text: work.text.subarray(0, REFERENCE_BYTES) }, 'reference'),
    );
    for (const peer of all) {
      if (versions[peer.name] === null) continue;
      const figures = peer.run(work, ROUNDS);
      if (figures === null) {
        console.log(`${peer.name} LEFT OUT at ${count} needles: it failed`);
        continue;
      }
      add(peer.name, figures);
    }
    for (const row of rows.filter(({ needles, name }) => needles === count && name !== 'ripgrep')) {
      const expected = telltale({ ...work, text: work.text.subarray(0, row.byteLength) }, 'wasm', 1).hits;
      if (row.hits !== expected)
        faults.push(
          `${row.name} counts ${row.hits} occurrences of ${count} needles where telltale counts ${expected}`,
        );
    }
  }
  for (const fault of faults) console.error(`FAULT: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  const work = {
    megabytes: MEGABYTES,
    planted,
    rounds: ROUNDS,
    shortestNeedle: 7,
    takes: 'the quickest round',
  };
  const goals = scanGoals(rows);
  console.log(['', ...goalLines(goals)].join('\n'));
  writeRecord('scan', { work, versions, rows, goals, faults });
}

function makeWork(count: number): Work & { readonly planted: ReturnType<typeof trafficOf>['planted'] } {
  const needles = needlesFor(count);
  const { bytes: text, planted } = trafficOf(MEGABYTES * 1e6, needles);
  const needlesFile = join(folder, 'needles');
  const textFile = join(folder, 'text');
  writeFileSync(needlesFile, `${needles.join('\n')}\n`);
  writeFileSync(textFile, text);
  return { folder, needles, needlesFile, text, textFile, planted };
}

function telltale({ needles, text }: Work, engine: 'wasm' | 'reference', rounds = ROUNDS): Figures {
  const listed = needles.map((needle) => ({ bytes: Buffer.from(needle), exactCase: true }));
  let compileSeconds = Number.POSITIVE_INFINITY;
  let seconds = Number.POSITIVE_INFINITY;
  let hits = 0;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const matcher = compileNeedles(listed, { engine });
    const compiled = performance.now();
    hits = 0;
    matcher.find(text, () => {
      hits++;
    });
    compileSeconds = Math.min(compileSeconds, (compiled - from) / 1e3);
    seconds = Math.min(seconds, (performance.now() - compiled) / 1e3);
  }
  return { compileSeconds, seconds, hits, byteLength: text.length };
}

function missedPlants({ needles, text, planted }: ReturnType<typeof makeWork>): number {
  const missed = new Set(planted.map(({ needle, start }) => `${needle}@${start}`));
  compileNeedles(needles.map((needle) => ({ bytes: Buffer.from(needle), exactCase: true }))).find(
    text,
    (needle, start) => missed.delete(`${needle}@${start}`),
  );
  return missed.size;
}

function show({ needles, name, gigabytesPerSecond, compileSeconds, hits, telltaleTimes }: Row): void {
  const compile = compileSeconds === null ? '' : `  compile ${compileSeconds.toFixed(3)} s`;
  console.log(
    `${String(needles).padStart(6)}  ${name.padEnd(22)} ${gigabytesPerSecond.toFixed(3).padStart(7)} GB/s  telltale does ${telltaleTimes.toFixed(1)} times as much  ${hits} occurrences${compile}`,
  );
}
