import { type Stats, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';

/** Threads that are used unless more are asked for: past it the reading that each of them does takes most of the gain. */
export const MOST_JOBS = 4;

/** Bytes of captures for each thread: a third of a second. For less, starting one takes as long as it spares. */
export const LEAST_BYTES_OF_JOB = 8_000_000;

/** How many threads share the captures: as many as are asked for, or as pay. What can be read only once is read by one. */
export function jobsFor(paths: readonly string[], asked: number | undefined): number {
  if (asked === 1) return 1;
  let byteLength = 0;
  for (const path of paths) {
    const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || !canBeReadAgain(stats)) return 1;
    byteLength += stats.size;
  }
  if (asked !== undefined) return asked;
  const worth = Math.floor(byteLength / LEAST_BYTES_OF_JOB);
  return Math.max(1, Math.min(MOST_JOBS, availableParallelism(), worth));
}

/** A pipe gives its bytes away. */
function canBeReadAgain(stats: Stats): boolean {
  return stats.isFile() || stats.isDirectory();
}

/** More would only cost memory. */
const MOST_ASKED = 64;

/** Reads the option's value. */
export function jobCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > MOST_ASKED)
    throw new InvalidArgumentError(`a number of threads, from 1 to ${MOST_ASKED}`);
  return count;
}
