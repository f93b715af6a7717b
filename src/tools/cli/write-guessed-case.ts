import { writeFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import { guessedCaseText } from '../../case/index.ts';
import { type NumberedGuess, reasonOf } from '../../judge/index.ts';

export interface GuessedCase {
  readonly guesses: readonly NumberedGuess[];
  readonly market: string | null;
}

/** Writes guesses to a case file that only its owner can read. Never writes over a file: throws `out-exists`. */
export function writeGuessedCase(path: string, { guesses, market }: GuessedCase): void {
  const entries = guesses.map(({ identifier, guessed, confidence }) => ({
    identifier: { ...identifier, id: identifier.id.replace(/ #?/g, '-') },
    remark: `${confidence}: ${reasonOf(guessed)}`,
  }));
  try {
    writeFileSync(path, guessedCaseText(entries, market), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new TelltaleError('out-exists', `${path} is there already; give --write-case another path`, {
        cause,
      });
    throw new TelltaleError('out-unwritable', `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}
