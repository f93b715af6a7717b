import { createHash } from 'node:crypto';
import { bytesOf, type Notice, type TelltaleError } from '../../base/index.ts';
import type { Case } from '../case-file.ts';
import { type CaseInput, caseSchema } from '../case-schema.ts';
import { caseOf } from './case-of.ts';
import { countryFaultsIn } from './country-faults.ts';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { identityFaults } from './identity-faults.ts';
import { keyFaults } from './key-faults.ts';
import { oddValues } from './odd-values.ts';
import { partyFaults } from './party-faults.ts';
import { phaseFaults } from './phase-faults.ts';
import { isPlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { advisoryFaults } from './read-advisory.ts';
import { claimsFaults } from './read-claims.ts';
import { policyFaults } from './read-policy.ts';
import { readTree } from './read-tree.ts';
import { shapeFaults } from './shape-faults.ts';
import { timeFaultsIn } from './term-faults.ts';

/**
 * UTF-16 units of a case file that are read at all. Nine thousand contacts with name, number and e-mail
 * are 1.9 million, read in a second; hostile text of this length takes the YAML parser some five seconds.
 */
export const LONGEST_CASE = 2 * 1024 * 1024;

/** What came of reading a case file. */
export interface ReadCase {
  readonly case: Case;
  /** What is odd about values that were taken as they are: `identifier-odd`, about the identifier's id. */
  readonly notices: readonly Notice[];
  /** Where things stand in the file, for what can only be checked with more than the file. */
  readonly places: Places;
  /** `case-invalid`, with faults by line. */
  readonly fail: (faults: readonly Fault[]) => TelltaleError;
}

/**
 * Reads a case file, YAML 1.2 or JSON. `text` is the whole file, decoded as UTF-8 with its byte-order mark
 * if it has one, so that `sha256` is the file's own; `file` is what messages call it. Throws `case-invalid`
 * with every fault, one a line, as `file:line:column: sentence`; no sentence holds a value.
 */
export function readCase(text: string, file: string): ReadCase {
  const tree = readTree(text, file, caseKind);
  const { value, places, faults } = tree;
  const meaning = isPlainMap(value)
    ? [
        ...identityFaults(value.identity, places),
        ...phaseFaults(value.phases, value.services, places),
        ...partyFaults(value.services, places),
        ...keyFaults(value.keys, places),
        ...timeFaultsIn([value.builds], places),
        ...countryFaultsIn([value.device, value.vantage], places),
        ...(isWrittenOut(value.claims) ? claimsFaults(value.claims, places) : []),
        ...(isWrittenOut(value.policy) ? policyFaults(value.policy, places) : []),
        ...(isWrittenOut(value.advisory) ? advisoryFaults(value.advisory, places) : []),
      ]
    : [];
  // What could not be made a value at all needs no second fault for not being the right one.
  const named = new Set(faults.map(({ offset }) => offset));
  const further = [...shapeFaults(value, places, caseKind), ...meaning].filter(
    ({ offset }) => !named.has(offset),
  );
  const wrong = [...faults, ...further];
  if (wrong.length > 0) throw tree.fail(wrong);
  const sha256 = createHash('sha256').update(bytesOf(text)).digest('hex');
  const read = caseOf(value as CaseInput, sha256);
  return { case: read, notices: oddValues(read), places, fail: tree.fail };
}

/** Not a name or a file. */
const isWrittenOut = (promises: unknown) => typeof promises === 'object' && promises !== null;

/** A protocol's numbers are counts and times; all others stay as they are written. */
const FREE_FIELDS: ReadonlySet<string> = new Set(['protocol']);

const caseKind: FileKind = {
  word: 'case',
  schema: caseSchema,
  longest: LONGEST_CASE,
  keepsNumbers: (field) => FREE_FIELDS.has(field),
  needs: 'a case needs the fields telltale and identity',
};
