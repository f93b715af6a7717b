import { kindRow } from '../../case/index.ts';
import type { Sighting } from '../examination.ts';

/** What a sentence calls an identifier: its kind and its id, never its value. */
export function subjectOf({ kind, identifier }: Pick<Sighting, 'kind' | 'identifier'>): string {
  return `${kindRow(kind).title} (${identifier})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], word = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
