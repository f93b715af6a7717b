import type { Notice } from '../../base/index.ts';
import type { Case, Identifier } from '../case-file.ts';
import { kindRow } from '../kinds.ts';

/** What is odd about a case that is nevertheless taken as it is; never with a value. */
export function oddValues({ identity, market }: Case): Notice[] {
  const notices: Notice[] = [];
  if (identity.length === 0) {
    notices.push({ code: 'identity-empty', about: 'identity', detail: 'the case names nothing to look for' });
  }
  const firstWith = new Map<string, string>();
  for (const { id, kind, value } of identity) {
    const odd = (detail: string) => notices.push({ code: 'identifier-odd', about: id, detail });
    for (const sentence of oddities({ kind, value }, market)) odd(sentence);
    if (typeof value !== 'string') continue;
    const same = value.trim().toLowerCase();
    const first = firstWith.get(same);
    if (first === undefined) firstWith.set(same, id);
    else odd(`has the same value as "${first}": a sighting cannot tell which of the two it was`);
  }
  return notices;
}

function oddities({ kind, value }: Pick<Identifier, 'kind' | 'value'>, market: string | null): Set<string> {
  const { check } = kindRow(kind);
  const sentences = (typeof value === 'string' ? [value] : value).map((text) => check(text, market));
  return new Set(sentences.filter((sentence) => sentence !== null));
}
