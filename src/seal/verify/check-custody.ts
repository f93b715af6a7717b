import { LAYOUT } from '../bag/layout.ts';
import { type LoggedEntry, NO_ENTRY } from '../custody/entry.ts';
import { type CustodyLog, MOST_CUSTODY_BYTES, readCustody } from '../custody/read-custody.ts';
import type { Statement } from '../dsse/statement.ts';
import type { BundleFiles } from './bundle-files.ts';
import { type BundleFault, fault } from './fault.ts';

export interface CheckedCustody {
  readonly sealed: readonly LoggedEntry[];
  /** Entries that were added afterwards: chained, and signed by who made them or by nobody. */
  readonly later: readonly LoggedEntry[];
  readonly faults: readonly BundleFault[];
}

/** What the later log must agree with. */
export interface AddedSince {
  /** Fingerprints of keys whose signature over the bundle holds. */
  readonly signers: readonly string[];
  /** Times that the time stamps in the bundle give. */
  readonly stamped: readonly string[];
}

/** Checks the chain of the sealed log, and of what was added to it since. */
export function checkCustody(
  files: BundleFiles,
  statement: Statement | null,
  { signers, stamped }: AddedSince,
): CheckedCustody {
  const faults: BundleFault[] = [];
  const read = (path: string, from: string): CustodyLog => {
    if ((files.walked.files.get(path) ?? 0) > MOST_CUSTODY_BYTES)
      faults.push(fault('too-large', path, 'it is too long for a custody log'));
    const log = readCustody(files.text(path) ?? '', from);
    for (const { line, from: start, to, sentence } of log.faults)
      faults.push(fault('custody', path, `line ${line}: ${sentence}`, [{ from: start, to }]));
    return log;
  };
  const said = statement?.predicate.custody;
  // A share-safe bundle has none: it says how many entries there are, and nothing of them.
  const sealed = read(LAYOUT.custody, NO_ENTRY);
  const isShort = said !== undefined && (said.entries !== sealed.entries.length || said.head !== sealed.head);
  if (isShort && said.head !== null && sealed.faults.length === 0)
    faults.push(
      fault(
        'custody',
        LAYOUT.custody,
        `the seal says ${said.entries} entries, and ${sealed.entries.length} are there`,
      ),
    );
  const later = files.has(LAYOUT.laterCustody)
    ? read(LAYOUT.laterCustody, said?.head ?? sealed.head).entries
    : [];
  for (const { what, details } of later) {
    const { key = '', time = '' } = details;
    if (what === 'signed' && /^[0-9a-f]{64}$/.test(key) && !signers.includes(key))
      faults.push(
        fault(
          'custody',
          LAYOUT.laterCustody,
          `it says that the key ${key.slice(0, 20)}… signed the bundle, and no signature of it holds`,
        ),
      );
    if (what === 'timestamped' && !stamped.includes(time))
      faults.push(
        fault('custody', LAYOUT.laterCustody, 'it tells of a time stamp that is not in the bundle'),
      );
  }
  return { sealed: sealed.entries, later, faults };
}
