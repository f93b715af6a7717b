import type { Identifier } from './case-file.ts';
import { caseEntry } from './identity-text.ts';

/** An identifier that was guessed, and what the guess rests on. */
export interface GuessedEntry {
  readonly identifier: Identifier;
  /** One line that holds no value. */
  readonly remark: string;
}

/** Guesses as a case file to search with, in their order, each under what it rests on. At least one is needed. */
export function guessedCaseText(entries: readonly GuessedEntry[], market: string | null): string {
  return [
    'telltale: case/1',
    'title: "Values that look like identifiers"',
    ...(market === null ? [] : [`device: { market: ${JSON.stringify(market)} }`]),
    'identity:',
    '  # Guessed from a capture: take out what is not of the phone under test or of its owner.',
    ...entries.flatMap(({ identifier, remark }) => [
      `  # ${remark.replace(/[^\x20-\x7e]+/g, '?')}`,
      caseEntry(identifier),
    ]),
    '',
  ].join('\n');
}
