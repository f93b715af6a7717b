import { contentId } from '../../base/index.ts';
import type { ClaimVerdict, Verdict } from '../../judge/index.ts';
import { VERDICTS } from '../claims.ts';
import { lineHash } from './fingerprints.ts';
import { type Ground, placesOf } from './locations.ts';
import { type Compared, type SarifKind, type SarifResult, sentence } from './results.ts';
import { claimRule } from './rules.ts';
import { sarifText } from './sarif-text.ts';

/** Open is what could have been decided and was not; not applicable what no capture of a phone decides. */
const KINDS: { readonly [Each in Verdict]: SarifKind } = {
  upheld: 'pass',
  refuted: 'fail',
  partly: 'fail',
  'not-tested': 'open',
  untestable: 'notApplicable',
};

/**
 * A verdict on a claim as a result of the rule `claim:<id>`. What is refuted is a warning and no error: claims set no
 * exit status, the findings that they rest on do.
 */
export function claimResult(
  claim: ClaimVerdict,
  ground: Ground,
  { ruleIndex, compared }: { readonly ruleIndex: number; readonly compared?: Compared | undefined },
): SarifResult {
  const { id, verdict, because, missing, sightings, said, text, coverage } = claim;
  const kind = KINDS[verdict];
  const words = [
    `${VERDICTS[verdict]}: “${text}” (${said.by}, ${said.when}).`,
    sentence(because),
    ...(compared?.because ?? []).map(sentence),
  ].join(' ');
  const places = placesOf({ sightings, destination: null, phase: null }, ground);
  const identity = contentId('clm', [id]);
  return {
    ruleId: claimRule(id),
    ruleIndex,
    kind,
    level: kind === 'fail' ? 'warning' : 'none',
    message: { text: sarifText(words.charAt(0).toUpperCase() + words.slice(1)) },
    ...places,
    ...(sightings.length === 0 ? {} : { occurrenceCount: sightings.length }),
    partialFingerprints: { 'claim/v1': identity, primaryLocationLineHash: lineHash(identity) },
    ...(compared === undefined ? {} : { baselineState: compared.state }),
    suppressions: [],
    properties: { claim: id, axis: 'claimed', verdict, missing, sightings: sightings.length, coverage },
  };
}
