import type { Evidence } from '../evidence.ts';
import { hostOf } from '../evidence-index.ts';
import type { Found, Rule } from '../rule.ts';

/** Repeats in which it has to be seen: once is chance. */
export const LEAST_RAISED = 2;

/**
 * What cannot be read can still be seen to follow from a step: it comes whenever the step is done, and never when the
 * step is done with nothing in it.
 */
export const opaqueRaised: Rule = {
  id: 'opaque-raised',
  title: 'A step raised an upload that cannot be read',
  axis: 'agreed',
  cwe: 'CWE-201',
  masvs: 'MASVS-PRIVACY-1',
  find: (evidence) => {
    const uploads = Map.groupBy(evidence.coverage.opaqueUploads, ({ step, destination }) =>
      JSON.stringify([step, destination]),
    );
    return [...uploads.values()].flatMap((all) => raisedBy(all, evidence));
  },
};

type Upload = Evidence['coverage']['opaqueUploads'][number];

/** `all`: what one step sent to one destination, in any phase and repeat. */
function raisedBy(all: readonly Upload[], evidence: Evidence): Found[] {
  const { step, destination } = all[0] as Upload;
  if (step === 'prepare') return [];
  const controls = evidence.phases.filter(({ control }) => control);
  const arms = controls.reduce((sum, phase) => sum + timesOf(phase, step), 0);
  if (arms === 0) return [];
  const ofControls = new Set(controls.map(({ id }) => id));
  const most = Math.max(0, ...all.filter(({ phase }) => ofControls.has(phase)).map(({ opaque }) => opaque));
  const raised = all.filter(({ phase, opaque }) => !ofControls.has(phase) && opaque > most);
  return [...Map.groupBy(raised, ({ phase }) => phase)].flatMap(([phase, each]): Found[] => {
    const of = evidence.phases
      .filter(({ id }) => id === phase)
      .reduce((sum, one) => sum + timesOf(one, step), 0);
    // More often than not, or it comes and goes by itself.
    if (each.length < LEAST_RAISED || each.length * 2 <= of) return [];
    return [
      {
        key: [step, destination, phase],
        outcome: 'review',
        level: 'warning',
        because: `The step ${step} raised the upload to ${hostOf(destination, evidence)} in ${each.length} of ${of} repeats and 0 of ${arms} controls; what was sent could not be read`,
        identifiers: [],
        destination,
        phase,
        sightings: [],
        repeats: { seen: each.length, of },
      },
    ];
  });
}

function timesOf({ steps }: Evidence['phases'][number], step: string): number {
  return steps.find(({ id }) => id === step)?.times ?? 0;
}
