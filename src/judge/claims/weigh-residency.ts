import { type Predicate, residencyPromiseOf } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { residencyOutcome, residencyVerdicts } from '../residency/index.ts';
import type { PartVerdict } from './claim-verdict.ts';
import { groundOf } from './ground.ts';
import { placesLacking } from './lacking.ts';

/** Where data was promised to be, as one part of a claim. */
export function weighResidency(
  { resides }: Extract<Predicate, { readonly resides: unknown }>,
  claim: Parameters<typeof groundOf>[1],
  evidence: Evidence,
): Omit<PartVerdict, 'title'> {
  const promise = residencyPromiseOf(resides);
  const residency = residencyVerdicts(promise, evidence, claim.scope);
  const { verdict, because } = residencyOutcome(residency);
  const { services } = promise;
  const kinds = promise.kinds === null ? {} : { kinds: [...promise.kinds] };
  const ground = groundOf({ never: { services: [...services], ...kinds } }, claim, evidence);
  const sightings = [
    ...new Set(residency.flatMap(({ servers }) => servers.flatMap((server) => server.sightings))),
  ];
  const lacking = verdict === 'upheld' ? placesLacking(ground) : [];
  const untested = verdict === 'not-tested' ? [because.replace(/\.$/, '')] : [];
  return {
    verdict: lacking.length > 0 ? 'not-tested' : verdict,
    because: lacking.length > 0 ? `${because} But that is not enough: ${lacking.join('; ')}.` : because,
    missing: [...lacking, ...untested],
    sightings,
    coverage: ground.coverage,
    residency,
  };
}
