import { type Predicate, residencyPromiseOf } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { residencyOutcome, residencyVerdicts } from '../residency/index.ts';
import type { PartVerdict } from './claim-verdict.ts';
import { groundOf } from './ground.ts';
import { bearersLacking } from './lacking.ts';

/** Where data was promised to be, as one part of a claim. */
export function weighResidency(
  { resides }: Extract<Predicate, { readonly resides: unknown }>,
  claim: Parameters<typeof groundOf>[1],
  evidence: Evidence,
): Omit<PartVerdict, 'title'> {
  const promise = residencyPromiseOf(resides);
  const residency = residencyVerdicts(promise, evidence);
  const { verdict, because } = residencyOutcome(residency);
  const { services } = promise;
  const kinds = promise.kinds === null ? {} : { kinds: [...promise.kinds] };
  const { coverage } = groundOf({ never: { services: [...services], ...kinds } }, claim, evidence);
  const sightings = [
    ...new Set(residency.flatMap(({ servers }) => servers.flatMap((server) => server.sightings))),
  ];
  const unwatched = verdict === 'upheld' ? bearersLacking(evidence) : [];
  const untested = verdict === 'not-tested' ? [because.replace(/\.$/, '')] : [];
  return {
    verdict: unwatched.length > 0 ? 'not-tested' : verdict,
    because: unwatched.length > 0 ? `${because} But ${unwatched.join('; ')}.` : because,
    missing: [...unwatched, ...untested],
    sightings,
    coverage,
    residency,
  };
}
