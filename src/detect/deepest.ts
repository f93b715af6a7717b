import { overlaps, type Span } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { explainsBetter, type Found } from './found.ts';
import { Marks } from './marks.ts';

/*
 * The same bytes are one sighting. A value under three layers of encoding is often met in several parts: as
 * itself in the deepest, in a half-decoded reading above, and again where two decoders read one region. So
 * for each identifier parts are gone through from the deepest up; what is kept marks its bytes in every part
 * above, and what lies on marked bytes there is the same thing read less deeply, or read another way.
 *
 * One region above may stand for many values (all of a gzip stream is needed for any byte of it), so marks
 * that came through one child never rule out what comes through that same child.
 */
export function deepestOf(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const group of grouped(found)) {
    const marks = new Map<Part, Marks<Part>>();
    for (const finds of byPartDeepestFirst(group)) {
      for (const one of bestOf(finds)) {
        if (isMarked(one, marks)) continue;
        mark(one, marks);
        kept.push(one);
      }
    }
  }
  return kept;
}

function grouped(found: readonly Found[]): Iterable<Found[]> {
  return Map.groupBy(found, ({ claim }) => claim.identifier).values();
}

function byPartDeepestFirst(found: readonly Found[]): Found[][] {
  const parts = [...Map.groupBy(found, ({ part }) => part).values()];
  return parts.sort(([a], [b]) => (b?.part.depth ?? 0) - (a?.part.depth ?? 0));
}

/** Of finds that overlap in one part the one that explains the bytes best, from left to right. */
function bestOf(finds: Found[]): Found[] {
  const best: Found[] = [];
  for (const one of finds.sort((a, b) => a.span.start - b.span.start)) {
    const last = best.at(-1);
    if (last === undefined || !overlaps(last.span, one.span)) best.push(one);
    else if (explainsBetter(one, last)) best[best.length - 1] = one;
  }
  return best;
}

function isMarked({ part, span }: Found, marks: ReadonlyMap<Part, Marks<Part>>): boolean {
  if (marks.get(part)?.touches(span, null) === true) return true;
  for (const { above, inside, through } of waysUp(part, span)) {
    if (marks.get(above)?.touches(inside, through) === true) return true;
  }
  return false;
}

function mark({ part, span }: Found, marks: Map<Part, Marks<Part>>): void {
  for (const { above, inside, through } of waysUp(part, span)) {
    const known = marks.get(above) ?? new Marks<Part>();
    marks.set(above, known);
    known.add(inside, through);
  }
}

function* waysUp(part: Part, span: Span): Generator<{ above: Part; inside: Span; through: Part }> {
  let at = part;
  let inside = span;
  while (at.parent !== null) {
    inside = at.back(inside);
    yield { above: at.parent, inside, through: at };
    at = at.parent;
  }
}
