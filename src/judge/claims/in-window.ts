import { type Micros, microsFromIso } from '../../base/index.ts';
import { momentWritten, type Scope, type Terms } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import type { ExaminedPhase, ExaminedStep } from '../examination.ts';
import { stepsNamed } from '../terms/index.ts';
import { clipped, type Stretch, watchedStretches } from '../watched.ts';

/*
 * What terms narrow in time chooses sightings one by one. So what was watched, what was done and what was put to use must
 * be of the same time: an hour before the moment that a claim is about, and the steps done in it, say nothing of it.
 */

/** The time that a claim is about. */
export interface Window {
  readonly from: Micros;
  readonly until: Micros;
  /** Names of the steps that it is about; null where it is about all of the time. */
  readonly steps: readonly string[] | null;
}

/** A phase as far as it lies in a window. */
export interface PhaseInWindow {
  /** With the repeats of its steps that lie in it whole. */
  readonly phase: ExaminedPhase;
  /** What of it was watched. */
  readonly stretches: readonly Stretch[];
  /** It does not lie in it whole. */
  readonly isPart: boolean;
  /** It does not lie in it whole, and nobody says when its steps were done. */
  readonly isUntold: boolean;
}

export function windowOf(scope: Scope, subject: Terms): Window {
  const written = (moments: readonly (string | undefined)[]) =>
    moments.flatMap((moment) => (moment === undefined ? [] : (momentWritten(moment) ?? [])));
  return {
    from: Math.max(Number.NEGATIVE_INFINITY, ...written([scope.from, subject.from])),
    until: Math.min(Number.POSITIVE_INFINITY, ...written([scope.until, subject.until])),
    steps: subject.steps ?? null,
  };
}

export function inWindow(
  phase: ExaminedPhase,
  window: Window,
  evidence: Pick<Evidence, 'captures'>,
): PhaseInWindow {
  const { from, until, steps: names } = window;
  const stretches = watchedStretches(phase, evidence, { from, to: until });
  const isPart = names !== null || microsFromIso(phase.from) < from || microsFromIso(phase.to) > until;
  if (!isPart) return { phase, stretches, isPart, isUntold: false };
  const asked = names === null ? phase.steps : stepsNamed(phase, names);
  const steps = asked.flatMap((step) => stepWithin(step, window));
  return {
    phase: { ...phase, steps },
    stretches: names === null ? stretches : during(asked, stretches),
    isPart,
    isUntold: asked.some(({ repeats }) => repeats === undefined),
  };
}

/** Whether something of a step that is known by its phase, its name and the number of its repeat may lie in a window. */
export function mayLieIn(
  { from, until, steps: names }: Window,
  { phase, step, repeat }: { readonly phase: string; readonly step: string; readonly repeat: number },
  { phases }: Pick<Evidence, 'phases'>,
): boolean {
  const marked = phases
    .filter(({ id }) => id === phase)
    .flatMap((each) => (names === null ? each.steps : stepsNamed(each, names)))
    .filter(({ id }) => id === step);
  if (names !== null && marked.length === 0) return false;
  const repeats = marked.flatMap((each) => each.repeats ?? []).filter((each) => each.repeat === repeat);
  if (repeats.length === 0 || marked.some((each) => each.repeats === undefined)) return true;
  return repeats.some(({ at, to }) => microsFromIso(to) >= from && microsFromIso(at) < until);
}

/** What was done in it from beginning to end: the phone may answer a step as long as it goes on. */
function stepWithin(step: ExaminedStep, { from, until }: Window): ExaminedStep[] {
  const repeats = (step.repeats ?? []).filter(
    ({ at, to }) => microsFromIso(at) >= from && microsFromIso(to) <= until,
  );
  const [first] = repeats;
  if (first === undefined) return [];
  const exercises = [...new Set(repeats.flatMap((each) => each.exercises ?? step.exercises))];
  return [{ ...step, at: first.at, times: repeats.length, exercises, repeats }];
}

function during(steps: readonly ExaminedStep[], stretches: readonly Stretch[]): Stretch[] {
  return steps
    .flatMap(({ repeats = [] }) => repeats)
    .flatMap(({ at, to }) => {
      const repeat = { from: microsFromIso(at), to: microsFromIso(to) };
      return stretches.flatMap((stretch) => clipped(repeat, stretch));
    });
}
