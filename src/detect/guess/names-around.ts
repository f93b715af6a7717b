import type { Span } from '../../base/index.ts';
import { type Part, type Place, placeOf } from '../../decode/index.ts';
import { mayBeWhole } from '../may-be-whole.ts';
import type { PlacesAsked } from '../named-by.ts';

/** Containers in a container that are climbed for names; telemetry nests a handful. */
const MOST_CLIMBED = 16;

/** Names around a value that are asked for: the nearest that says something counts, and what holds it. */
const MOST_NAMES = 8;

/** The names around the value that the span is all of, the nearest first; none where it is a piece of a value. */
export function namesAround(part: Part, span: Span, asked: PlacesAsked): readonly string[] {
  const names: string[] = [];
  let at: Part = part;
  let inner = span;
  let isWhole = false;
  for (let climbed = 0; climbed < MOST_CLIMBED && names.length < MOST_NAMES; climbed++) {
    if (!isWhole && !mayBeWhole(at.bytes, inner.start, inner.end)) return [];
    if (!asked.more()) return names;
    const place = placeOf(at, inner);
    if (!isWhole && !fills(at.bytes, inner, place.value)) return [];
    names.push(...namesOf(place));
    if (place.steps.length > 0) isWhole = true;
    if (at.parent === null) break;
    inner = at.span;
    at = at.parent;
  }
  const { field } = part.section;
  if (field !== null) names.push(field);
  return names.slice(0, MOST_NAMES);
}

/** The nearest first. A step is `container:name` or `container:/a/b`. */
function namesOf({ steps, field }: Place): string[] {
  const names = field === null || field.startsWith('/') ? [] : [field];
  for (const step of steps.toReversed()) {
    const colon = step.indexOf(':');
    if (colon < 0) continue;
    const rest = step.slice(colon + 1);
    const all = rest.startsWith('/') ? rest.split('/').toReversed() : [rest];
    names.push(...all.filter((name, i) => name !== '' && !(i === 0 && name === field)));
  }
  return names;
}

/** What may stand around a value inside what a container calls the value. */
const isAround = (byte: number) => byte <= 0x20 || byte === 0x22 || byte === 0x27;

/** Bytes of it on one side: a picture is a megabyte of zeros. */
const MOST_AROUND = 16;

function fills(bytes: Uint8Array, inner: Span, value: Span): boolean {
  if (inner.start - value.start > MOST_AROUND || value.end - inner.end > MOST_AROUND) return false;
  for (let at = value.start; at < inner.start; at++) if (!isAround(bytes[at] as number)) return false;
  for (let at = inner.end; at < value.end; at++) if (!isAround(bytes[at] as number)) return false;
  return true;
}
