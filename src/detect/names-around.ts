import type { Span } from '../base/index.ts';
import { fieldAround, type Part, type Place, placeOf } from '../decode/index.ts';
import { mayBeWhole } from './may-be-whole.ts';

/**
 * Times that a section's containers are asked where a weak value stands. A body may be a million times `11`,
 * and each answer walks through some of it; a log of a thousand records that each name a value has room.
 */
export const MOST_PLACES_ASKED = 5_000;

/** Counts what one section has asked. */
export class PlacesAsked {
  #count = 0;

  /** Whether one more may be asked. */
  more(): boolean {
    this.#count += 1;
    return this.#count <= MOST_PLACES_ASKED;
  }

  /** Whether something was left unasked. */
  get isSpent(): boolean {
    return this.#count > MOST_PLACES_ASKED;
  }
}

/** Containers in a container that are climbed for a name; telemetry nests a handful. */
const MOST_CLIMBED = 16;

/**
 * The names around the value that the span is the whole of, white space and quotes aside, the nearest first; none where
 * it is a piece of a value. Where the value fills a decoded part, it is the value of what encodes the part; where a
 * list holds it, the list's name is its name.
 */
export function* namesAround(part: Part, span: Span, asked: PlacesAsked): Generator<string> {
  let at: Part = part;
  let inner = span;
  let isWhole = false;
  for (let climbed = 0; climbed < MOST_CLIMBED; climbed++) {
    if (!isWhole && !mayFill(at, inner)) return;
    if (!asked.more()) return;
    const place = placeOf(at, inner);
    if (!isWhole && !fills(at.bytes, inner, place.value)) return;
    yield* namesOf(place);
    // Once inside a container the value was whole there; what the container stands in only lends its name.
    if (place.steps.length > 0) isWhole = true;
    if (at.parent === null) {
      if (at.section.field !== null) yield at.section.field;
      return;
    }
    inner = at.span;
    at = at.parent;
  }
}

/** The cheap look, in a binary container at what stands beside inside the field. */
function mayFill(part: Part, span: Span): boolean {
  const field = fieldAround(part, span);
  if (field === null) return mayBeWhole(part.bytes, span.start, span.end);
  const bytes = part.bytes.subarray(field.start, field.end);
  return mayBeWhole(bytes, span.start - field.start, span.end - field.start);
}

/** Each step is `container:name` or `container:/a/b`, and the field says the nearest, which is told once. */
function namesOf({ steps, field }: Place): string[] {
  const names = field === null ? [] : [field];
  for (const step of steps.toReversed()) {
    if (step.includes(':')) names.push(step.slice(step.indexOf(':') + 1));
  }
  return names
    .flatMap((name) => (name.startsWith('/') ? name.split('/').toReversed() : [name]))
    .filter((name) => name !== '')
    .map((name) => (name.startsWith('@') ? name.slice(1) : name))
    .filter((name, i, all) => i !== 1 || name !== all[0]);
}

/** What may stand around a value inside what a container calls the value. */
const isAround = (byte: number) => byte <= 0x20 || byte === 0x22 || byte === 0x27;

/** Bytes on one side of a value that may stand around it: a value is not padded with more, and this must not walk far. */
const MOST_AROUND = 16;

function fills(bytes: Uint8Array, inner: Span, value: Span): boolean {
  if (inner.start - value.start > MOST_AROUND || value.end - inner.end > MOST_AROUND) return false;
  for (let at = value.start; at < inner.start; at++) if (!isAround(bytes[at] as number)) return false;
  for (let at = inner.end; at < value.end; at++) if (!isAround(bytes[at] as number)) return false;
  return true;
}
