import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../base/index.ts';
import { captureFiles, RECORDING_FILES } from '../../capture/index.ts';
import { type NamedCapture, namedCapture } from './named-capture.ts';

/** Captures to examine, and those of the same bytes that were given besides. */
export interface DistinctCaptures {
  readonly captures: readonly NamedCapture[];
  readonly repeated: readonly NamedCapture[];
}

/**
 * The captures that a user's list of paths means, each once: what stands under two paths was not told twice. Only files of
 * the same length are hashed. Throws `capture-missing` and `capture-unreadable`.
 */
export function distinctCaptures(paths: readonly string[]): DistinctCaptures {
  const all = captureFiles(paths).map(namedCapture);
  const byLength = Map.groupBy(all, ({ path }) => byteLengthOf(path));
  const seen = new Set<string>();
  const [captures, repeated]: [NamedCapture[], NamedCapture[]] = [[], []];
  for (const capture of all) {
    const { path } = capture;
    const byteLength = byteLengthOf(path);
    const isAlone = byteLength === null || byLength.get(byteLength)?.length === 1;
    const content = isAlone ? path : fingerprintOf(path);
    (seen.has(content) ? repeated : captures).push(capture);
    seen.add(content);
  }
  return { captures, repeated };
}

/** Says of each that it was left out. */
export function repeatedNotices({ repeated }: DistinctCaptures, redact: (text: string) => string): Notice[] {
  return repeated.map(({ name }) => ({
    code: 'capture-repeated',
    about: redact(name),
    detail: 'it holds the same bytes as a capture that was given before it, so it is counted once',
  }));
}

/** Null for what can be read only once, and for what is not there: opening it says why. */
function byteLengthOf(path: string): number | null {
  const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true ? stat.size : null;
}

const BLOCK = 1 << 20;

/** SHA-256 of the file, and the names of a recording's bodies: where some of them are missing it is another capture. */
function fingerprintOf(path: string): string {
  const hash = createHash('sha256');
  const block = Buffer.alloc(BLOCK);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, block); read > 0; read = readSync(file, block))
      hash.update(block.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return JSON.stringify([hash.digest('hex'), bodiesOf(path)]);
}

function bodiesOf(path: string): string[] {
  if (basename(path) !== RECORDING_FILES.lines) return [];
  const folder = join(dirname(path), RECORDING_FILES.bodies);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(folder).sort()
    : [];
}
