import { createHash } from 'node:crypto';
import { bytesOf } from '../../base/index.ts';
import type { Claim, Needs } from '../claim.ts';
import { type ClaimsInput, claimsSchema } from '../claims-schema.ts';
import { countryFaultsIn } from './country-faults.ts';
import { secondsOf } from './duration.ts';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { idOf } from './label.ts';
import { checkWritten, faultsOf, readWritten } from './list-file.ts';
import { mapsIn, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { repeatedIds } from './repeated-ids.ts';
import { timeFaultsIn } from './term-faults.ts';
import { unmetFaultsIn } from './unmet-faults.ts';

/** UTF-16 units of a list of claims that are read at all. The longest built-in one has 20,000. */
export const LONGEST_CLAIMS = 256 * 1024;

/**
 * How long must have been watched where a claim does not say. What a step sets off leaves within seconds to minutes;
 * F-Secure's tests took some ten minutes each.
 */
export const USUAL_WATCH = '10m';

/** Opaque is never clean: a single sealed message can hold a whole address book. */
export const USUAL_OPAQUE_SHARE = 0;

const claimsKind: FileKind = {
  word: 'claims',
  noun: 'claims file',
  schema: claimsSchema,
  longest: LONGEST_CLAIMS,
  keepsNumbers: () => false,
  needs: 'a claims file needs the fields telltale and claims',
};

/**
 * Reads a list of claims, YAML 1.2 or JSON; `file` is what messages call it. Throws `claims-invalid` with every
 * fault, one a line, as `file:line:column: sentence`.
 */
export function readClaims(text: string, file: string): Claim[] {
  return claimsOf(readWritten(text, file, { kind: claimsKind, meaning: claimFaults }));
}

/** Checks claims that a case file writes out, as such a file or as the list alone. Throws `claims-invalid`. */
export function checkClaims(value: unknown, name: string): Claim[] {
  return claimsOf(checkWritten(wholeOf(value), name, { kind: claimsKind, meaning: claimFaults }));
}

/** The faults of claims that a case file writes out, where they stand in it. */
export function claimsFaults(value: unknown, places: Places): Fault[] {
  return faultsOf(wholeOf(value), places, { kind: claimsKind, meaning: claimFaults });
}

const wholeOf = (value: unknown) => (Array.isArray(value) ? { telltale: 'claims/1', claims: value } : value);

function claimFaults(file: PlainMap, places: Places): Fault[] {
  const claims = mapsIn(file.claims);
  return [
    ...repeatedIds(claims, 'claim', places),
    ...claims.flatMap((claim) => [...textFaults(claim, places), ...testFaults(claim, places)]),
    ...timeFaultsIn(claims, places),
    ...countryFaultsIn(claims, places),
    ...unmetFaultsIn(claims, places),
  ];
}

const called = (claim: PlainMap) => (idOf(claim) === null ? 'this claim' : `claim "${idOf(claim)}"`);

function textFaults(claim: PlainMap, places: Places): Fault[] {
  const { quote, paraphrase, sha256 } = claim;
  const at = (key: string) => places.ofValue(claim, key);
  if ((quote === undefined) === (paraphrase === undefined)) {
    const sentence = `${called(claim)}: needs either a quote or a paraphrase`;
    return [{ offset: at('quote'), sentence }];
  }
  if (sha256 === undefined) return [];
  if (typeof quote !== 'string') {
    return [{ offset: at('sha256'), sentence: `${called(claim)}: has a sha256 of no quote` }];
  }
  return sha256 === hashOf(quote)
    ? []
    : [{ offset: at('sha256'), sentence: `${called(claim)}: sha256 is not that of the quote` }];
}

function testFaults(claim: PlainMap, places: Places): Fault[] {
  const { predicate, parts, untestable } = claim;
  const offset = places.ofValue(claim, 'predicate');
  if (predicate !== undefined && parts !== undefined) {
    return [
      { offset, sentence: `${called(claim)}: has a predicate and parts; put the predicate among the parts` },
    ];
  }
  if (predicate !== undefined || parts !== undefined || untestable !== undefined) return [];
  return [{ offset, sentence: `${called(claim)}: needs a predicate, parts, or why it is untestable` }];
}

function hashOf(text: string): string {
  return createHash('sha256').update(bytesOf(text)).digest('hex');
}

function claimsOf(value: unknown): Claim[] {
  return (value as ClaimsInput).claims.map((claim) => {
    const { id, said, quote, paraphrase, predicate, parts, scope, needs, divisible, untestable } = claim;
    return {
      id,
      said,
      text: (quote ?? paraphrase) as string,
      isQuote: quote !== undefined,
      sha256: quote === undefined ? null : hashOf(quote),
      parts: parts ?? (predicate === undefined ? [] : [{ title: null, predicate }]),
      scope: scope ?? {},
      needs: needsOf(needs),
      divisible: divisible ?? true,
      untestable: untestable ?? null,
    };
  });
}

function needsOf(needs: ClaimsInput['claims'][number]['needs']): Needs {
  return {
    steps: needs?.steps ?? [],
    watchedSeconds: secondsOf(needs?.watched ?? USUAL_WATCH),
    canaries: needs?.canaries ?? null,
    opaqueShare: Number(needs?.opaqueShare ?? USUAL_OPAQUE_SHARE),
  };
}
