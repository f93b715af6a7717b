import { microsFromIso } from '../base/index.ts';
import type { ExaminedPhase, ExaminedStep } from './examination.ts';

/**
 * How often a step was done in phases. What several captures hold at once was done once: in phases that overlap a repeat of
 * one number is the same one, whatever the clocks of those who captured it say. Where nobody says which repeats they
 * were, the phase with the most tells of all.
 */
export function timesDone(phases: readonly ExaminedPhase[], step: string): number {
  const rows = phases
    .flatMap(({ from, to, steps }) =>
      steps
        .filter(({ id }) => id === step)
        .map((done) => ({ from: microsFromIso(from), to: microsFromIso(to), done })),
    )
    .sort((a, b) => a.from - b.from);
  let times = 0;
  let [start, end] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let alike: ExaminedStep[] = [];
  for (const { from, to, done } of rows) {
    if (from >= end && from > start) {
      times += timesOf(alike);
      alike = [];
      start = from;
    }
    alike.push(done);
    end = Math.max(end, to);
  }
  return times + timesOf(alike);
}

/** Of one step in several captures of the same time. */
function timesOf(alike: readonly ExaminedStep[]): number {
  const numbers = alike.flatMap(({ repeats = [] }) => repeats.map(({ repeat }) => repeat));
  return Math.max(new Set(numbers).size, ...alike.map(({ times }) => times));
}
