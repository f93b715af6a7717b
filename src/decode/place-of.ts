import type { Span } from '../base/index.ts';
import { containers, type Division, type Scope } from './containers/index.ts';
import { type NamingOptions, shownName, stepOf } from './naming.ts';
import type { Part, Place } from './part.ts';

/** Containers in one another's bytes that are followed: JSON in a multipart in a multipart is 3. */
const MOST_NESTED = 8;

/** Divisions of one part that are kept, the latest asked for; shorter runs are read again sooner than looked up. */
const MOST_KEPT = 64;
const LEAST_KEPT_BYTES = 512;

/** How a part's runs are divided, by the run: many hits in one body read it once. */
const kept = new WeakMap<Part, Map<string, Division | null>>();

/** Where in the part's own containers the span stands; nothing is read but what leads to it. */
export function placeOf(part: Part, span: Span, options: NamingOptions = {}): Place {
  const steps: string[] = [];
  let field: string | null = null;
  let scope: Scope = {
    bytes: part.bytes,
    region: { start: 0, end: part.bytes.byteLength },
    hint: hintOf(part),
  };
  while (steps.length < MOST_NESTED) {
    const located = divisionOf(part, scope)?.locate(span) ?? null;
    if (located === null) break;
    steps.push(stepOf(located, options));
    field = located.field === null ? field : shownName(located.field, options);
    const { value, hint } = located;
    const outer = scope.region;
    scope = { bytes: part.bytes, region: value, hint };
    if (value.end - value.start >= outer.end - outer.start && hint === null) break;
  }
  return { steps, field, value: scope.region };
}

function hintOf({ parent, section, depth }: Part): string | null {
  if (parent === null && section.location === 'url') return 'url';
  if (parent === null && section.location === 'cookie') return 'cookie';
  return section.location === 'body' && isBody(parent, depth)
    ? (section.contentType?.toLowerCase() ?? null)
    : null;
}

/** The label is about the body with its codings undone. */
function isBody(parent: Part | null, depth: number): boolean {
  return depth === 0 || (parent !== null && parent.depth < parent.section.contentEncodings.length);
}

function divisionOf(part: Part, scope: Scope): Division | null {
  const { start, end } = scope.region;
  if (end - start < LEAST_KEPT_BYTES) return readDivision(scope);
  let divisions = kept.get(part);
  if (divisions === undefined) {
    divisions = new Map();
    kept.set(part, divisions);
  }
  const key = `${start}:${end}:${scope.hint ?? ''}`;
  let division = divisions.get(key);
  if (division === undefined) {
    division = readDivision(scope);
    const [oldest] = divisions.keys();
    if (divisions.size >= MOST_KEPT && oldest !== undefined) divisions.delete(oldest);
  } else {
    divisions.delete(key);
  }
  divisions.set(key, division);
  return division;
}

function readDivision(scope: Scope): Division | null {
  for (const container of containers) {
    const division = container.read(scope);
    if (division !== null) return division;
  }
  return null;
}
