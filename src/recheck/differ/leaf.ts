import type { Span } from '../../base/index.ts';
import { type Part, placeOf } from '../../decode/index.ts';

/**
 * Bytes that are gone over to divide one part: asking where a place stands can take as long as reading all of it. Telemetry
 * of 8 kilobytes is asked 2,048 times, an address book of 64 kilobytes 256 times; what comes behind stays whole.
 */
export const MOST_READ_BYTES = 1 << 24;

/** Fields of one part. A phone's telemetry has a few hundred. */
export const MOST_LEAVES = 4_096;

/** A value that no container divides any further. */
export interface Leaf {
  readonly steps: readonly string[];
  readonly span: Span;
}

/** However long a part is, its first fields are told. */
const LEAST_QUESTIONS = 32;

/** Steps that tell a name instead of a value, and names found in what is one value already: they vary with it. */
const NAMES = /^[a-z]+-key(?::|$)/;
const LOOSE = /^text:/;

/**
 * The fields of a part. Its containers are asked at each place that no field found so far covers. A place between
 * fields (a brace, a comma) is answered with the whole that holds it, or with nothing; both are passed over.
 */
export function leavesOf(part: Part): Leaf[] {
  const leaves: Leaf[] = [];
  const { byteLength } = part.bytes;
  let left = Math.min(MOST_LEAVES, Math.max(LEAST_QUESTIONS, Math.floor(MOST_READ_BYTES / (byteLength + 1))));
  if (isDeep(part.bytes)) left = 0;
  let at = 0;
  for (; at < byteLength && left > 0; left--) {
    const place = placeOf(part, { start: at, end: at + 1 });
    const { value } = place;
    const isElse = place.steps.length === 0 || value.start !== at || value.end === at;
    if (isElse || isGroup(part, value, place.steps)) {
      at += 1;
      continue;
    }
    const isValue = place.steps.every((step, i) => !NAMES.test(step) && !(i > 0 && LOOSE.test(step)));
    if (isValue) leaves.push({ steps: place.steps, span: value });
    at = value.end;
  }
  if (leaves.length === 0) return [{ steps: [], span: { start: 0, end: byteLength } }];
  if (at < byteLength && left === 0) leaves.push({ steps: [], span: { start: at, end: byteLength } });
  return leaves;
}

/** What a group's text begins with: an object, a list, a tag. */
const OPENINGS: ReadonlySet<number | undefined> = new Set([0x5b, 0x7b, 0x3c]);
const QUOTES: ReadonlySet<number | undefined> = new Set([0x22, 0x27]);

/** A group answers for its own first byte; a text that begins like one stands in quotes. */
function isGroup(part: Part, { start }: Span, steps: readonly string[]): boolean {
  if (!OPENINGS.has(part.bytes[start]) || QUOTES.has(part.bytes[start - 1])) return false;
  return /^(?:json|xml)(?::|$)/.test(steps.at(-1) ?? '');
}

/** Groups in one another that are followed: each place in them is named by all that it is in. */
const MOST_GROUPS = 128;

function isDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  for (const byte of bytes) {
    if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > MOST_GROUPS) return true;
  }
  return false;
}
