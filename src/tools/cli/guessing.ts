import { existsSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import type { Guesses, Needles } from '../../detect/index.ts';
import { numberedFor } from '../../judge/index.ts';
import { writeGuessedCase } from './write-guessed-case.ts';

export interface GuessingOptions {
  readonly case?: string;
  readonly guess?: boolean;
  readonly market?: string;
  readonly writeCase?: string;
}

/** What an option needs that is missing is told before anything is read. Throws `usage` and `out-exists`. */
export function checkGuessing({ case: file, guess, market, writeCase }: GuessingOptions): void {
  if (guess !== true) {
    if (file === undefined)
      throw new TelltaleError(
        'usage',
        'say with --case what to look for, or let --guess tell what looks like an identifier',
      );
    if (market !== undefined || writeCase !== undefined)
      throw new TelltaleError(
        'usage',
        `${market === undefined ? '--write-case' : '--market'} is of use only with --guess`,
      );
  }
  if (writeCase !== undefined && existsSync(writeCase))
    throw new TelltaleError('out-exists', `${writeCase} is there already; give --write-case another path`);
}

/** Writes what was guessed, where that was asked for, and says so. */
export function keepGuesses(
  guesses: Guesses,
  needles: Needles,
  { writeCase, market }: { readonly writeCase: string | undefined; readonly market: string | null },
): void {
  if (writeCase === undefined) return;
  const all = numberedFor(guesses.list(), needles);
  if (all.length === 0) {
    process.stderr.write(`nothing looks like an identifier: ${writeCase} was not written\n`);
    return;
  }
  writeGuessedCase(writeCase, { guesses: all, market });
  process.stderr.write(
    `wrote ${all.length} of what looks like identifiers, with their values, to ${writeCase} (readable by you alone)\n`,
  );
}
