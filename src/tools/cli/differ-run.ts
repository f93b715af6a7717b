import { TelltaleError } from '../../base/index.ts';
import type { Identifier } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';
import { type ObservedRun, RunObserver } from '../../recheck/index.ts';
import { examineCapture, type ReadyCase } from './examine-capture.ts';

/** A run as differ needs it, and what shows that it had the identity it is given for. */
export interface Run {
  readonly path: string;
  readonly examination: Examination;
  readonly observed: ObservedRun;
  /** Identifiers by which its identity is told from the other. */
  readonly ids: readonly string[];
  /** Of these, how many its positive control or a sighting shows. */
  readonly shown: number;
}

export interface RunGiven {
  readonly by: ReadyCase;
  readonly quiet: boolean;
  readonly ids: readonly string[];
}

export function observeRun(path: string, { by, quiet, ids }: RunGiven): Run {
  const observer = new RunObserver(by.keys);
  const examination = examineCapture(path, by, { quiet, heard: (recorded) => observer.take(recorded) });
  return { path, examination, observed: observer.finish(), ids, shown: shownIn(examination, ids) };
}

function shownIn({ identifiers }: Examination, ids: readonly string[]): number {
  return identifiers.filter(
    ({ id, provenLive, sightings }) => ids.includes(id) && (provenLive || sightings > 0),
  ).length;
}

/** Ids of identifiers that both cases have, with different values however they are written. */
export function differingIdentifiers(one: readonly Identifier[], other: readonly Identifier[]): string[] {
  const values = new Map(other.map(({ id, value }) => [id, bare(value)]));
  return one.flatMap(({ id, value }) => (values.has(id) && values.get(id) !== bare(value) ? [id] : []));
}

function bare(value: unknown): string {
  return JSON.stringify(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N},]/gu, '');
}

/**
 * The proof rests on which run had which identity. A run in which more of the other identity is found was given in the
 * wrong place, or the cases were; it is examined by the other only where its own is not found whole. Throws `usage`.
 */
export function checkIdentities(
  runs: readonly { readonly run: Run | null; readonly swapped: ReadyCase }[],
  quiet: boolean,
): void {
  const wrong = runs.flatMap(({ run, swapped }) => {
    if (run === null || run.shown === run.ids.length) return [];
    const shown = shownIn(examineCapture(run.path, swapped, { quiet }), run.ids);
    return shown > run.shown ? [run.path] : [];
  });
  if (wrong.length === 0) return;
  const both = wrong.length > 1;
  throw new TelltaleError(
    'usage',
    `${wrong.join(' and ')} ${both ? 'show' : 'shows'} the other identity than the case ${both ? 'they were' : 'it was'} given for; give the runs in the order first identity, other identity, first again, with the first identity's case as --case-a and the other's as --case-b`,
  );
}
