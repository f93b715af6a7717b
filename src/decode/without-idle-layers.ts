import type { Span } from '../base/index.ts';
import type { Part } from './part.ts';
import { placeOf } from './place-of.ts';

/*
 * A path is decoded as a whole, as a value may hold slashes of its own: so a segment that has no escape in it also
 * comes to stand under percent-encoding where another has one. Where such a segment is all that a span needs, that
 * layer did nothing to it, and the part is told as if it were not there. So it is with the pairs of a form that stands
 * in a path.
 */

/** Bytes on one side of a span that are looked through for a slash. Segments of paths rarely pass 100. */
const LONGEST_SIDE = 2_048;

const SLASH = 0x2f;
const AMPERSAND = 0x26;

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
  const shift = raw.start - segments.start;
  if (raw.end - segments.end !== shift) return false;
  // What sets pairs apart does so only where it is no escape.
  const from = part.bytes[segments.start - 1] === AMPERSAND ? segments.start - 1 : segments.start;
  const to = part.bytes[segments.end] === AMPERSAND ? segments.end + 1 : segments.end;
  for (let at = from; at < to; at++) if (part.bytes[at] !== parent.bytes[at + shift]) return false;
  // A name that only the decoded bytes give is not to be lost.
  const { field } = placeOf(part, span);
  return field === null || field === placeOf(parent, part.back(span)).field;
}

/** The whole segments, or pairs, that the span lies in; null where they go on for too long. */
function segmentsAround(bytes: Uint8Array, { start, end }: Span): Span | null {
  let from = start;
  while (from > 0 && !isDivider(bytes[from - 1])) {
    if (start - from === LONGEST_SIDE) return null;
    from -= 1;
  }
  let to = end;
  while (to < bytes.byteLength && !isDivider(bytes[to])) {
    if (to - end === LONGEST_SIDE) return null;
    to += 1;
  }
  return { start: from, end: to };
}

function isDivider(byte: number | undefined): boolean {
  return byte === SLASH || byte === AMPERSAND;
}
