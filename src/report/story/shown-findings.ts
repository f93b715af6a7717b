import type { Examination, Finding } from '../../judge/index.ts';
import { byGravity, gravityOf } from './gravity.ts';

/** Findings that one report tells each by itself. */
export const MOST_FINDINGS = 80;

/** The gravest first; what is only told, and asks nothing of anyone, stands in the matrix and among the sightings. */
export function shownFindings({ findings }: Examination): Finding[] {
  return findings
    .filter(({ level, axis }) => level !== 'note' || axis !== null)
    .map((finding) => ({ finding, gravity: gravityOf(finding) }))
    .sort(byGravity)
    .map(({ finding }) => finding);
}
