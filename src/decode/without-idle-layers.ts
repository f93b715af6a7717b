import type { Span } from '../base/index.ts';
import type { Part } from './part.ts';
import { placeOf } from './place-of.ts';

/*
 * A path is decoded as a whole, as a value may hold slashes of its own: so a segment that has no escape in it also
 * comes to stand under percent-encoding where another has one. Where such a segment is all that a span needs, that
 * layer did nothing to it, and the part is told as if it were not there.
 */

/** Bytes on one side of a span that are looked through for a slash. Segments of paths rarely pass 100. */
const LONGEST_SIDE = 2_048;

const SLASH = 0x2f;

export interface Standing {
  readonly part: Part;
  readonly span: Span;
}

/** Where a span stands when percent-encodings are passed over that left its segments of a path as they were. */
export function withoutIdleLayers(part: Part, span: Span): Standing {
  const passed = passOver(part, span);
  return { part: passed.part, span: passed.span };
}

interface Passed extends Standing {
  /** From spans of the part asked about to those of the part that it stands in. */
  out(span: Span): Span;
}

/** As deep as there are layers. */
function passOver(part: Part, span: Span): Passed {
  const { parent } = part;
  const here = { part, span, out: (inner: Span) => inner };
  if (parent === null) return here;
  const above = passOver(parent, part.back(span));
  const back = (inner: Span) => above.out(part.back(inner));
  if (isIdle(part, parent, span)) return { part: above.part, span: above.span, out: back };
  if (above.part === parent) return here;
  const { part: outer } = above;
  return {
    ...here,
    part: { ...part, parent: outer, span: above.out(part.span), depth: outer.depth + 1, back },
  };
}

function isIdle(part: Part, parent: Part, span: Span): boolean {
  if (part.layer !== 'percent') return false;
  const segments = segmentsAround(part.bytes, span);
  if (segments === null) return false;
  const raw = part.back(segments);
  if (raw.end - raw.start !== segments.end - segments.start) return false;
  for (let at = segments.start; at < segments.end; at++) {
    if (part.bytes[at] !== parent.bytes[raw.start + at - segments.start]) return false;
  }
  // A name that only the decoded bytes give is not to be lost.
  return placeOf(part, span).field === null;
}

/** The whole segments that the span lies in; null where they go on for too long. */
function segmentsAround(bytes: Uint8Array, { start, end }: Span): Span | null {
  let from = start;
  while (from > 0 && bytes[from - 1] !== SLASH) {
    if (start - from === LONGEST_SIDE) return null;
    from -= 1;
  }
  let to = end;
  while (to < bytes.byteLength && bytes[to] !== SLASH) {
    if (to - end === LONGEST_SIDE) return null;
    to += 1;
  }
  return { start: from, end: to };
}
