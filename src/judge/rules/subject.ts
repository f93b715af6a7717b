import { kindRow } from '../../case/index.ts';
import type { Sighting } from '../examination.ts';

export { listed } from '../listed.ts';

/** What a sentence calls an identifier: its kind and its id, never its value. */
export function subjectOf({ kind, identifier }: Pick<Sighting, 'kind' | 'identifier'>): string {
  return `${kindRow(kind).title} (${identifier})`;
}
