import type { Claim } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import type { Sighting } from '../examination.ts';
import type { Finding } from '../finding.ts';
import { agreedTo, holdAgainst } from '../terms/index.ts';
import { tlsStrength } from '../tls-faults.ts';
import type { ClaimVerdict, PartVerdict, Verdict } from './claim-verdict.ts';
import { groundOf } from './ground.ts';
import { weighPart } from './weigh-part.ts';
import { weighResidency } from './weigh-residency.ts';

/** A verdict on each claim, in their order. `findings` are those that the rules made of the same evidence. */
export function judgeClaims(
  claims: readonly Claim[],
  evidence: Evidence,
  findings: readonly Finding[],
): ClaimVerdict[] {
  return claims.map((claim) => judgeClaim(claim, evidence, findings));
}

function judgeClaim(claim: Claim, evidence: Evidence, findings: readonly Finding[]): ClaimVerdict {
  const { id, said, text, isQuote, sha256, untestable } = claim;
  const parts = claim.parts.map(({ title, predicate }): PartVerdict => {
    const weighed =
      'resides' in predicate
        ? weighResidency(predicate, claim, evidence)
        : weighPart(predicate, claim, evidence);
    return { title, ...weighed };
  });
  const tested = wholeOf(parts);
  const verdict = untestable !== null && tested !== 'refuted' && tested !== 'partly' ? 'untestable' : tested;
  const sightings = [...new Set(parts.flatMap((part) => part.sightings))];
  const about = concerned(claim, evidence);
  const agreed = about.map((sighting) => agreedTo(sighting, evidence));
  const secured = about.filter(
    ({ transport, tls }) => transport === 'tls' && tlsStrength(tls) !== 'obsolete',
  ).length;
  const rested = new Set(sightings);
  return {
    id,
    said,
    text,
    isQuote,
    sha256,
    verdict,
    because: becauseOf(parts, { untestable, verdict }),
    missing: verdict === 'not-tested' ? [...new Set(parts.flatMap(({ missing }) => missing))] : [],
    findings: findings
      .filter((finding) => finding.sightings.some((each) => rested.has(each)))
      .map((each) => each.id),
    sightings,
    coverage: parts[0]?.coverage ?? groundOf({ never: {} }, claim, evidence).coverage,
    agreedTo: {
      yes: agreed.filter((each) => each === true).length,
      no: agreed.filter((each) => each === false).length,
      unknown: agreed.filter((each) => each === null).length,
    },
    securedInTransit: { yes: secured, no: about.length - secured },
    parts,
  };
}

/** One part that is refuted refutes the whole, unless another is known to hold. */
function wholeOf(parts: readonly PartVerdict[]): Verdict {
  const has = (verdict: Verdict) => parts.some((part) => part.verdict === verdict);
  if (has('refuted')) return has('upheld') ? 'partly' : 'refuted';
  if (has('partly')) return 'partly';
  return has('not-tested') || parts.length === 0 ? 'not-tested' : 'upheld';
}

function becauseOf(
  parts: readonly PartVerdict[],
  { untestable, verdict }: { readonly untestable: string | null; readonly verdict: Verdict },
): string {
  const said = parts
    .map(({ title, because }) => (title === null ? because : `${title}: ${because}`))
    .join(' ');
  if (untestable === null || verdict !== 'untestable') return said;
  const why = `No test of a phone can uphold it: ${untestable.replace(/\.$/, '')}.`;
  return said === '' ? why : `${why} Of what can be tested: ${said}`;
}

/** Sightings that the claim is about, whether they are against it or not. */
function concerned(claim: Claim, evidence: Evidence): Sighting[] {
  return evidence.sightings.filter((sighting) =>
    claim.parts.some(({ predicate }) =>
      'resides' in predicate
        ? false
        : holdAgainst({ predicate, scope: claim.scope }, sighting, evidence) !== 'apart',
    ),
  );
}
