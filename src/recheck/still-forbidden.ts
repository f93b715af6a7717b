import type { Examination, Level } from '../judge/index.ts';
import type { Change, ChangeKind } from './change.ts';

/** What an update was not to leave behind: told as openly as before or more so, whoever it goes to. */
const UNHEALED: ReadonlySet<ChangeKind> = new Set(['weakened', 'new', 'persists', 'relocated']);

/** Changes that leave something which the later case forbids, by findings of these levels that nobody waived. */
export function stillForbidden(
  changes: readonly Change[],
  { findings }: Pick<Examination, 'findings'>,
  levels: readonly Level[],
): Change[] {
  const forbidden = new Set(
    findings
      .filter(
        ({ outcome, level, waived }) => outcome === 'fail' && levels.includes(level) && waived === undefined,
      )
      .flatMap(({ sightings }) => sightings),
  );
  return changes.filter(
    ({ kind, after }) => UNHEALED.has(kind) && after?.sightings.some((id) => forbidden.has(id)) === true,
  );
}
