import { type Micros, microsFromIso } from '../base/index.ts';
import type { Evidence } from './evidence.ts';
import type { ExaminedPhase } from './examination.ts';

/** From the first to the last thing that one capture holds of a phase. */
export interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
}

/** How long all stretches last together; what several captures hold at once counts once. */
export function lengthOfAll(stretches: readonly Stretch[]): Micros {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return length;
}

/** What of a stretch lies in another; nothing where it is but a moment. */
export function clipped(stretch: Stretch, within: Stretch): Stretch[] {
  const from = Math.max(stretch.from, within.from);
  const to = Math.min(stretch.to, within.to);
  return to > from ? [{ from, to }] : [];
}

/** Of a time that is told in whole seconds so much is not told. */
const ROUNDED = 1_000_000;

/**
 * What was watched of a phase, within a time: never more than it lasted, nor than anything was captured of it. Of one
 * that was watched in part nobody says which part, so that as much of it as can lies outside of that time. An examination
 * that does not tell it is taken to have watched while its captures went on.
 */
export function watchedStretches(
  phase: ExaminedPhase,
  { captures }: Pick<Evidence, 'captures'>,
  within: Stretch = ALWAYS,
): Stretch[] {
  const whole = { from: microsFromIso(phase.from), to: microsFromIso(phase.to) };
  const [part] = clipped(whole, within);
  if (part === undefined) return [];
  if (phase.watchedSeconds === undefined) {
    return captures.flatMap((capture) =>
      capture.from == null || capture.to == null
        ? []
        : clipped({ from: microsFromIso(capture.from), to: microsFromIso(capture.to) }, part),
    );
  }
  const [lasted, watched] = [whole.to - whole.from, phase.watchedSeconds * 1_000_000];
  const unwatched = watched + ROUNDED > lasted ? 0 : lasted - watched;
  return clipped(part, { from: part.from, to: Math.min(part.from + watched, part.to - unwatched) });
}

const ALWAYS: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** How long phases were watched; what several captures hold at once counts once. */
export function watchedMicros(
  phases: readonly ExaminedPhase[],
  evidence: Pick<Evidence, 'captures'>,
): Micros {
  return lengthOfAll(phases.flatMap((phase) => watchedStretches(phase, evidence)));
}
