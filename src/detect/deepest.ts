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
 *
 * A deeper reading is not always the right one: base64 with `+` in it, read once more as a query where `+` is a
 * space, falls into pieces. So what a part above has whole goes before a piece of it further down. And what is written
 * in digits, such as a MAC address or a UUID, is not also bytes in hexadecimal, nor digits that rot13 left as they are.
 */
export function deepestOf(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const group of grouped(found)) {
    const marks = new Map<Part, Marks<Part>>();
    const byPart = bestByPart(group);
    for (const [, finds] of [...byPart].sort(([a], [b]) => b.depth - a.depth)) {
      for (const one of finds) {
        if (isPiece(one, byPart) || isMarked(one, marks)) continue;
        mark(one, marks);
        kept.push(one);
      }
    }
  }
  return kept;
}

const KEEPS_DIGITS: ReadonlySet<string | null> = new Set(['hex', 'rot13']);

function grouped(found: readonly Found[]): Iterable<Found[]> {
  return Map.groupBy(found, ({ claim }) => claim.identifier).values();
}

function bestByPart(found: readonly Found[]): Map<Part, readonly Found[]> {
  const byPart = new Map<Part, readonly Found[]>();
  for (const [part, finds] of Map.groupBy(found, (one) => one.part)) byPart.set(part, bestOf(finds));
  return byPart;
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

/** Whether a part above has more than this on the same bytes, and explains it no worse. */
function isPiece(one: Found, byPart: ReadonlyMap<Part, readonly Found[]>): boolean {
  if (byPart.size === 1) return false;
  for (const { above, inside, through } of waysUp(one.part, one.span)) {
    const whole = around(byPart.get(above) ?? [], inside, { orSame: KEEPS_DIGITS.has(through.layer) });
    if (whole !== undefined && whole.claim.member === null && whole.rank <= one.rank) return true;
  }
  return false;
}

/** The find that holds the span and more, or the same; the finds are in order and none overlap. */
function around(
  finds: readonly Found[],
  { start, end }: Span,
  { orSame }: { readonly orSame: boolean },
): Found | undefined {
  let low = 0;
  let high = finds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((finds[middle] as Found).span.end <= start) low = middle + 1;
    else high = middle;
  }
  const one = finds[low];
  if (one === undefined || one.span.start > start || one.span.end < end) return undefined;
  return orSame || one.span.end - one.span.start > end - start ? one : undefined;
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
