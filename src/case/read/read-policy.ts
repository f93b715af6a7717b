import type { PolicyRule } from '../claim.ts';
import { type PolicyInput, policySchema } from '../policy-schema.ts';
import { countryFaultsIn } from './country-faults.ts';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { checkWritten, faultsOf, readWritten } from './list-file.ts';
import { isPlainMap, mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';
import { timeFaultsIn } from './term-faults.ts';
import { unmetFaultsIn } from './unmet-faults.ts';

/** UTF-16 units of a policy that are read at all; as of claims. */
export const LONGEST_POLICY = 256 * 1024;

const policyKind: FileKind = {
  word: 'policy',
  schema: policySchema,
  longest: LONGEST_POLICY,
  keepsNumbers: () => false,
  needs: 'a policy needs the fields telltale and rules',
};

/** Reads a policy, YAML 1.2 or JSON. Throws `policy-invalid` with every fault as `file:line:column: sentence`. */
export function readPolicy(text: string, file: string): PolicyRule[] {
  return rulesOf(readWritten(text, file, { kind: policyKind, meaning: policyMeaning }));
}

/** Checks a policy that a case file writes out, as such a file or as the list of rules alone. Throws `policy-invalid`. */
export function checkPolicy(value: unknown, name: string): PolicyRule[] {
  return rulesOf(checkWritten(wholeOf(value), name, { kind: policyKind, meaning: policyMeaning }));
}

/** The faults of a policy that a case file writes out, where they stand in it. */
export function policyFaults(value: unknown, places: Places): Fault[] {
  return faultsOf(wholeOf(value), places, { kind: policyKind, meaning: policyMeaning });
}

const wholeOf = (value: unknown) => (Array.isArray(value) ? { telltale: 'policy/1', rules: value } : value);

function policyMeaning(file: PlainMap, places: Places): Fault[] {
  const rules = mapsIn(file.rules);
  return [
    ...repeatedIds(rules, 'rule', places),
    ...timeFaultsIn(rules, places),
    ...countryFaultsIn(rules, places),
    ...unmetFaultsIn(rules, places),
    ...rules.flatMap(({ predicate }) =>
      isPlainMap(predicate) && predicate.resides !== undefined
        ? [
            {
              offset: places.ofValue(predicate, 'resides'),
              sentence:
                'a policy cannot say where data resides; say to which countries it may not go (never)',
            },
          ]
        : [],
    ),
  ];
}

function rulesOf(value: unknown): PolicyRule[] {
  return (value as PolicyInput).rules.map(({ id, level, because, predicate }) => ({
    id,
    level: level ?? 'error',
    because,
    predicate,
  }));
}
