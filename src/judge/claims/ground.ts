import type { Claim, Kind, Scope, Terms } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import type { ExaminedIdentifier, ExaminedPhase, Sighting } from '../examination.ts';
import { isProvenIn } from '../proven-in.ts';
import {
  type Bearing,
  holdAgainst,
  identifierMatches,
  phaseCounts,
  type SeenPredicate,
  subjectOf,
} from '../terms/index.ts';
import { lengthOfAll } from '../watched.ts';
import { bytesOf } from './bytes-of.ts';
import type { ClaimCoverage } from './claim-verdict.ts';
import { inWindow, windowOf } from './in-window.ts';

/** One predicate of a claim, and everything of an evidence that it is held against. */
export interface Ground {
  readonly evidence: Evidence;
  readonly claim: Pick<Claim, 'scope' | 'needs'>;
  readonly predicate: SeenPredicate;
  /** What it is about, its scope's services among it. */
  readonly subject: Terms;
  /** As far as they lie in the time that it is about. */
  readonly phases: readonly ExaminedPhase[];
  /** Of some only a part does, and nobody says how many bytes passed in it. */
  readonly isPart: boolean;
  /** Ids of those of which a part does, and nobody says when their steps were done. */
  readonly untold: readonly string[];
  readonly sightings: Readonly<Record<Bearing, readonly Sighting[]>>;
  /** Kinds of which a canary is needed. */
  readonly canaryKinds: readonly Kind[];
  readonly coverage: ClaimCoverage;
}

export function groundOf(
  predicate: SeenPredicate,
  claim: Pick<Claim, 'scope' | 'needs'>,
  evidence: Evidence,
): Ground {
  const { scope, needs } = claim;
  const subject = narrowed(subjectOf(predicate), scope);
  const window = windowOf(scope, subject);
  const within = evidence.phases
    .filter(
      (phase) =>
        !phase.control &&
        phaseCounts(scope, phase, evidence) === true &&
        phaseCounts(subject, phase, evidence) === true,
    )
    .map((phase) => inWindow(phase, window, evidence));
  const phases = within.map(({ phase }) => phase);
  const bearings = Map.groupBy(evidence.sightings, (sighting) =>
    holdAgainst({ predicate, scope }, sighting, evidence),
  );
  const of = (bearing: Bearing) => bearings.get(bearing) ?? [];
  const about = evidence.identifiers.filter(({ id, kind }) =>
    identifierMatches(subject, { identifier: id, kind }),
  );
  return {
    evidence,
    claim,
    predicate,
    subject,
    phases,
    isPart: within.some(({ isPart }) => isPart),
    untold: within.flatMap(({ phase, isUntold }) => (isUntold ? [phase.id] : [])),
    sightings: { breaks: of('breaks'), keeps: of('keeps'), unclear: of('unclear'), apart: of('apart') },
    canaryKinds: needs.canaries ?? subject.kinds ?? [...new Set(about.map(({ kind }) => kind))],
    coverage: {
      phases: [...new Set(phases.map(({ id }) => id))],
      watchedSeconds: Math.floor(lengthOfAll(within.flatMap(({ stretches }) => stretches)) / 1_000_000),
      steps: [...new Set(phases.flatMap(({ steps }) => steps.map(({ id }) => id)))],
      canaries: about
        .filter((each) =>
          phases.some((phase) => isExercised(each, [phase]) && isProvenIn(each.id, phase, evidence)),
        )
        .map(({ id }) => id),
      bytes: bytesOf({ subject, scope, phases, evidence }),
      bearers: evidence.coverage.bearers,
    },
  };
}

/** What a claim is about, in the services that it was made for where it names none itself. */
function narrowed(subject: Terms, { services }: Scope): Terms {
  return subject.services === undefined && services !== undefined ? { ...subject, services } : subject;
}

/** Whether a step of these phases put it to use. */
export function isExercised({ id }: ExaminedIdentifier, phases: readonly ExaminedPhase[]): boolean {
  return phases.some(({ steps }) => steps.some(({ exercises }) => exercises.includes(id)));
}
