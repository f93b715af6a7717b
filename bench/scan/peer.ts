import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a search did. */
export interface Figures {
  /** Null where it is part of the seconds. */
  readonly compileSeconds: number | null;
  /** Of the quickest round. */
  readonly seconds: number;
  readonly hits: number;
  /** Of the text that was searched: less of it for what would take minutes. */
  readonly byteLength: number;
}

export interface Work {
  /** For what is made on the way. */
  readonly folder: string;
  readonly needles: readonly string[];
  readonly needlesFile: string;
  readonly text: Buffer;
  readonly textFile: string;
}

export interface Peer {
  readonly name: string;
  /** How to come by it where it is missing. */
  readonly install: string;
  /** What its count means, where it is not every occurrence. */
  readonly counts?: 'without overlaps';
  /** Its version, or null where it is not there. Called once, before any run. */
  prepare(folder: string): string | null;
  run(work: Work, rounds: number): Figures | null;
}

export const ripgrep: Peer = {
  name: 'ripgrep',
  install: 'apt-get update && apt-get install ripgrep',
  counts: 'without overlaps',
  prepare: () => outputOf('rg', ['--version'])?.split('\n')[0] ?? null,
  run({ needlesFile, text, textFile }, rounds) {
    const options = ['--no-config', '--text', '--threads', '1', '--count-matches', '--no-filename'];
    let seconds = Number.POSITIVE_INFINITY;
    let hits = 0;
    for (let round = 0; round < rounds; round++) {
      const from = performance.now();
      const output = outputOf('rg', [...options, '--fixed-strings', '--file', needlesFile, textFile]);
      seconds = Math.min(seconds, (performance.now() - from) / 1e3);
      if (output === null) return null;
      hits = Number(output);
      if (seconds > 5) break;
    }
    return { compileSeconds: null, seconds, hits, byteLength: text.length };
  },
};

export const hyperscan: Peer = {
  name: 'hyperscan',
  install: 'apt-get update && apt-get install gcc libhyperscan-dev',
  prepare(folder) {
    const source = join(import.meta.dirname, 'hyperscan.c');
    if (outputOf('gcc', ['-O2', '-o', join(folder, 'hyperscan'), source, '-lhs']) === null) return null;
    return outputOf('pkg-config', ['--modversion', 'libhs'])?.trim() ?? 'unknown';
  },
  run({ folder, needlesFile, text, textFile }, rounds) {
    const output = outputOf(join(folder, 'hyperscan'), [needlesFile, textFile, String(rounds)]);
    return output === null ? null : { ...JSON.parse(output), byteLength: text.length };
  },
};

/** A package from npm that makes a trie of words; it is put into the bench's own folder. */
export function trie({ name, version }: { name: string; version: string }): Peer {
  return {
    name,
    install: `npm install ${name}@${version} (the bench does it, given the network)`,
    prepare(parent) {
      const folder = join(parent, name);
      mkdirSync(folder);
      writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
      const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
      return outputOf('npm', ['install', ...options, `${name}@${version}`]) === null ? null : version;
    },
    run({ folder, needlesFile, textFile }) {
      const script = join(folder, name, 'trie.js');
      writeFileSync(script, TRIE_SCRIPT);
      const output = outputOf(process.execPath, [
        '--max-old-space-size=8000',
        ...[script, name, needlesFile, textFile],
      ]);
      return output === null ? null : JSON.parse(output);
    },
  };
}

/** Bytes that the tries search, which do 7 to 50 a second. */
const TRIE_TEXT = 8_000_000;

const TRIE_SCRIPT = `
import { readFileSync } from 'node:fs';
const [name, needlesFile, textFile] = process.argv.slice(2);
const loaded = await import(name);
const Trie = loaded.default ?? loaded.AhoCorasick;
const needles = readFileSync(needlesFile, 'latin1').split('\\n').filter((line) => line !== '');
const text = readFileSync(textFile).subarray(0, ${TRIE_TEXT}).toString('latin1');
let from = performance.now();
const trie = new Trie(needles);
const compileSeconds = (performance.now() - from) / 1e3;
from = performance.now();
const hits = trie
  .search(text)
  .reduce((sum, found) => sum + (Array.isArray(found) ? found[1].length : 1), 0);
const seconds = (performance.now() - from) / 1e3;
console.log(JSON.stringify({ compileSeconds, seconds, hits, byteLength: text.length }));
`;

/** What a program wrote, or null where it is missing or failed. */
export function outputOf(command: string, args: readonly string[]): string | null {
  const { error, status, stdout } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return error === undefined && status === 0 ? stdout : null;
}
