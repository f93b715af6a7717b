import { type Stats, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/**
 * How many threads share the captures: one, unless more are asked for. Each reads and hears everything and searches its
 * part, which on two cores took as long as one thread alone. What can be read only once is read by one.
 */
export function jobsFor(paths: readonly string[], asked = 1): number {
  if (asked === 1) return 1;
  for (const path of paths) {
    const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || !canBeReadAgain(stats)) return 1;
  }
  return asked;
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
