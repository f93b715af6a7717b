import type { Found } from './found.ts';

/** Hits in one part, in order, as one find over all of them. */
export function spanning(hits: readonly Found[]): Found {
  const [first] = hits as [Found, ...Found[]];
  let end = first.span.end;
  for (const { span } of hits) end = Math.max(end, span.end);
  return { ...first, span: { start: first.span.start, end }, members: hits };
}
