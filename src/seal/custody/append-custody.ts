import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { SigningKey } from '../keys/open-key.ts';
import { type CustodyEntry, custodyLine, NO_ENTRY } from './entry.ts';
import { COMMON_DETAILS, CUSTODY_KINDS } from './kinds.ts';
import { MOST_CUSTODY_BYTES, readCustody } from './read-custody.ts';

/** A line of a log is read whole. */
export const LONGEST_DETAIL = 4_096;

export interface AppendOptions {
  /** The hash that the log itself goes on from. */
  readonly from?: string;
  /** Of who makes the entry; without one nobody signs it. */
  readonly key?: SigningKey | null;
}

/**
 * Adds an entry at the end of a log, which is made where it is missing; gives the hash that the next one goes on from. Throws `custody-broken` where what is there is no whole chain:
 * nothing is added to a log that was changed.
 */
export function appendCustody(
  path: string,
  entry: CustodyEntry,
  { from = NO_ENTRY, key = null }: AppendOptions = {},
): string {
  const log = readCustody(textOf(path), from);
  const [fault] = log.faults;
  if (fault !== undefined)
    throw new TelltaleError(
      'custody-broken',
      `${path} line ${fault.line}: ${fault.sentence}; nothing was added`,
    );
  const line = custodyLine(entry, log.head, key);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, `${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return readCustody(`${line}\n`, log.head).head;
}

/** Checks what somebody wants to add. Throws `custody-entry`, which says what is missing. */
export function custodyEntry(what: string, { at, by, details }: Omit<CustodyEntry, 'what'>): CustodyEntry {
  const kind = CUSTODY_KINDS[what];
  if (kind === undefined)
    throw wrong(
      `"${what.slice(0, 64)}" is nothing that the log tells of; there are ${Object.keys(CUSTODY_KINDS).join(', ')}`,
    );
  const known = [...kind.needs, ...kind.may, ...COMMON_DETAILS];
  for (const [name, value] of Object.entries(details)) {
    if (!known.includes(name))
      throw wrong(`${what} has no ${name.slice(0, 64)}; it may say ${known.join(', ')}`);
    if (value.length > LONGEST_DETAIL) throw wrong(`${name} is longer than ${LONGEST_DETAIL} characters`);
  }
  const missing = kind.needs.filter((name) => (details[name] ?? '').trim() === '');
  if (missing.length > 0)
    throw wrong(`${what} must say ${missing.map((name) => `${name}=…`).join(' ')} (${kind.title})`);
  if (by.trim() === '') throw wrong('an entry must say who made it: --by "A. Person"');
  return { at, by, what, details };
}

function wrong(sentence: string): TelltaleError {
  return new TelltaleError('custody-entry', sentence);
}

/** Empty where there is none yet. */
function textOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return '';
  if (!stat.isFile() || stat.size > MOST_CUSTODY_BYTES)
    throw new TelltaleError('custody-broken', `${path} is no custody log, or too long for one`);
  return readFileSync(path, 'utf8');
}
