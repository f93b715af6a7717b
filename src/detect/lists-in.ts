import { outermostSpan } from '../decode/index.ts';
import type { Found } from './found.ts';
import { spanning } from './spanning.ts';

/**
 * What hits of a list's members in one section amount to. Enough of them in one part are one find over all of
 * them. Members that are encoded one by one each have a part of their own: they count together over the section,
 * and the first of them is told.
 */
export function listsIn(hits: readonly Found[], needed: number): Found[] {
  const lists: Found[] = [];
  const scattered: Found[] = [];
  for (const inPart of Map.groupBy(hits, ({ part }) => part).values()) {
    if (distinct(inPart) < needed) scattered.push(...inPart);
    else
      lists.push({
        ...spanning(inPart.toSorted((a, b) => a.span.start - b.span.start)),
        members: each(inPart),
      });
  }
  if (distinct(scattered) >= needed) lists.push({ ...first(scattered), members: each(scattered) });
  return lists;
}

function distinct(hits: readonly Found[]): number {
  return new Set(hits.map(({ claim }) => claim.member)).size;
}

/** Of each member one hit. */
function each(hits: readonly Found[]): readonly Found[] {
  return [...new Map(hits.map((hit) => [hit.claim.member, hit])).values()];
}

function first(hits: readonly Found[]): Found {
  const placed = hits.map((hit) => ({ hit, start: outermostSpan(hit.part, hit.span).start }));
  return placed.reduce((best, one) => (one.start < best.start ? one : best)).hit;
}
