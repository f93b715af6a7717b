import { type LoggedEntry, NO_ENTRY, readCustodyLine } from './entry.ts';

/** Bytes of a custody log that are read: more than a hundred thousand entries. */
export const MOST_CUSTODY_BYTES = 1 << 26;

export interface CustodyFault {
  /** From 1. */
  readonly line: number;
  /** Bytes of the line in the file, `to` not included. */
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

export interface CustodyLog {
  readonly entries: readonly LoggedEntry[];
  /** Hash of the last entry, from which the next one goes on. */
  readonly head: string;
  readonly faults: readonly CustodyFault[];
}

/** Reads a log and checks its chain. `from`: the hash that the first entry goes on from. */
export function readCustody(text: string, from: string = NO_ENTRY): CustodyLog {
  const entries: LoggedEntry[] = [];
  const faults: CustodyFault[] = [];
  let head = from;
  let at = 0;
  const rows = text.split('\n');
  for (const [index, row] of rows.entries()) {
    const isLast = index === rows.length - 1;
    if (isLast && row === '') break;
    const place = { line: index + 1, from: at, to: at + Buffer.byteLength(row) };
    at = place.to + 1;
    const read = readCustodyLine(row);
    if (read === null) faults.push({ ...place, sentence: 'this entry was changed, or is none' });
    else if (read.previous !== head)
      faults.push({ ...place, sentence: 'an entry before this one was changed, put in, left out or moved' });
    else if (read.isMissigned)
      faults.push({ ...place, sentence: 'the signature of this entry is not one over what it says' });
    else if (isLast) faults.push({ ...place, sentence: 'the log breaks off in this entry' });
    if (read === null) {
      // What follows goes on from what nobody can read: it is judged by itself.
      head = previousOf(rows[index + 1]) ?? head;
      continue;
    }
    head = read.hash;
    entries.push(read.entry);
  }
  return { entries, head, faults };
}

function previousOf(row: string | undefined): string | null {
  return row === undefined ? null : (readCustodyLine(row)?.previous ?? null);
}
