import { TelltaleError } from '../../base/index.ts';
import type { FileKind } from './file-kind.ts';

/** Something wrong in a file: where (a character offset) and one sentence without any value. */
export interface Fault {
  readonly offset: number;
  readonly sentence: string;
}

/** Faults listed in one message; more are counted. Nobody mends a hundred before looking again. */
export const MOST_FAULTS = 100;

export interface LinePosition {
  readonly line: number;
  readonly col: number;
}

/** A file that is read: what messages call it, and what it is. */
export interface ReadFile {
  readonly name: string;
  readonly word: FileKind['word'];
}

/** The error that lists the faults by place, as `file:line:column: sentence`: `case-invalid`, `protocol-invalid`. Null: no places. */
export function fileInvalid(
  { name, word }: ReadFile,
  faults: readonly Fault[],
  placeOf: ((offset: number) => LinePosition) | null,
): TelltaleError {
  const sorted = faults.toSorted((a, b) => a.offset - b.offset);
  const lines = sorted.slice(0, MOST_FAULTS).map(({ offset, sentence }) => {
    if (placeOf === null) return `${name}: ${sentence}`;
    const { line, col } = placeOf(offset);
    return `${name}:${Math.max(1, line)}:${Math.max(1, col)}: ${sentence}`;
  });
  if (sorted.length > MOST_FAULTS) lines.push(`${name}: and ${sorted.length - MOST_FAULTS} more`);
  return new TelltaleError(`${word}-invalid`, lines.join('\n'));
}
