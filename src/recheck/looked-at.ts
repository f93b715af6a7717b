import { microsFromIso } from '../base/index.ts';
import type { Examination, ExaminedPhase } from '../judge/index.ts';
import type { LookedAt } from './change.ts';

/** How well an examination looked at the steps in which an identifier is told. Control arms do not count: nothing is done in them. */
export function lookedAt(examination: Examination, identifier: string, steps: readonly string[]): LookedAt {
  const { phases, coverage, identifiers } = examination;
  const looked = phases.filter((phase) => !phase.control && phase.steps.some(({ id }) => steps.includes(id)));
  return {
    steps: steps.map((id) => ({ id, times: timesOf(looked, id) })),
    seconds: looked.reduce((total, phase) => total + secondsOf(phase), 0),
    bytes: bytesIn(examination, looked, steps),
    provenLive: identifiers.some(({ id, provenLive }) => id === identifier && provenLive),
    bearers: coverage.bearers,
  };
}

function timesOf(phases: readonly ExaminedPhase[], step: string): number {
  return phases.reduce((total, phase) => total + (phase.steps.find(({ id }) => id === step)?.times ?? 0), 0);
}

function secondsOf({ from, to }: ExaminedPhase): number {
  const [start, end] = [microsFromIso(from), microsFromIso(to)];
  return start === null || end === null ? 0 : Math.max(0, Math.round((end - start) / 1_000_000));
}

/** Of the phases; of everything where no phase is known. */
function bytesIn(
  { coverage }: Examination,
  looked: readonly ExaminedPhase[],
  steps: readonly string[],
): LookedAt['bytes'] {
  const ids = new Set(looked.map(({ id }) => id));
  const rows =
    looked.length === 0 ? [coverage.bytes] : coverage.byPhase.filter(({ phase }) => ids.has(phase));
  // Where uploads are not told step by step, all that could not be read may have been told in these steps.
  const uploads = coverage.opaqueUploads.filter(({ phase, step }) => ids.has(phase) && steps.includes(step));
  return {
    payload: sum(rows.map(({ payload }) => payload)),
    unread: sum((coverage.opaqueUploads.length > 0 ? uploads : rows).map(({ opaque }) => opaque)),
    missed: sum(rows.map(({ missed }) => missed)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
