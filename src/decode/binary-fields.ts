import type { Span } from '../base/index.ts';
import {
  type BinaryDivision,
  binaryContainers,
  type Field,
  lastStartingAt,
  multipartBodies,
} from './containers/index.ts';
import type { Part } from './part.ts';

/*
 * In a binary container the bytes beside a value are tags and lengths, which are often letters and digits. So what is
 * a run of letters, and what stands beside a value, is asked inside the field that holds it. Containers in fields of
 * bytes are divided as well.
 */

/** Containers in one another's fields that are divided: CBOR in a field of a message in a gRPC frame is 3. */
const MOST_NESTED = 8;

/** The fields of a part that is a binary container, in order and none overlapping. */
export interface BinaryFields {
  readonly fields: readonly Field[];
  /** Fields of bytes, and what may be one all the same. */
  readonly opaque: readonly Span[];
}

/** Of parts that are shorter it is found out again sooner than looked up. */
const LEAST_KEPT_BYTES = 2_048;

const known = new WeakMap<Part, BinaryFields | null>();

/** The bytes of the short part that was asked about last: each is asked about several times in a row. */
let latest: Uint8Array | null = null;
let latestFields: BinaryFields | null = null;

/** Null where the part is no binary container. */
export function binaryFields(part: Part): BinaryFields | null {
  const { bytes } = part;
  if (bytes.byteLength >= LEAST_KEPT_BYTES) {
    let fields = known.get(part);
    if (fields === undefined) {
      fields = readFields(bytes);
      known.set(part, fields);
    }
    return fields;
  }
  if (latest !== bytes) {
    latestFields = readFields(bytes);
    latest = bytes;
  }
  return latestFields;
}

/** Each field that may be encrypted by itself, or be compressed, as if it were a part; of a multipart each body. */
export function fieldParts(part: Part): Iterable<Part> {
  const spans = binaryFields(part)?.opaque ?? multipartBodies(part.bytes);
  return spans.length === 0 ? NO_PARTS : partsAt(part, spans);
}

const NO_PARTS: readonly Part[] = [];

/** One by one, as a part may have a million. */
function* partsAt(part: Part, spans: readonly Span[]): Generator<Part> {
  for (const span of spans) {
    yield {
      section: part.section,
      parent: part,
      layer: null,
      span,
      bytes: part.bytes.subarray(span.start, span.end),
      depth: part.depth,
      back: ({ start, end }) => ({ start: start + span.start, end: end + span.start }),
    };
  }
}

/** The field that holds the span; null where the part has no fields, or none of them does. */
export function fieldAround(part: Part, { start, end }: Span): Field | null {
  const divided = binaryFields(part);
  if (divided === null) return null;
  const field = divided.fields[lastStartingAt(divided.fields, start)];
  return field !== undefined && end <= field.end ? field : null;
}

/** Whether all of the bytes are a binary container. */
export function isContainer(bytes: Uint8Array): boolean {
  return bytes.byteLength > 0 && divide(bytes, 0, bytes.byteLength) !== null;
}

function readFields(bytes: Uint8Array): BinaryFields | null {
  if (bytes.byteLength === 0) return null;
  const division = divide(bytes, 0, bytes.byteLength);
  if (division === null) return null;
  const fields: Field[] = [];
  const opaque: Span[] = [];
  flatten(bytes, division, { fields, opaque, depth: 1 });
  return { fields, opaque };
}

function divide(bytes: Uint8Array, start: number, end: number): BinaryDivision | null {
  for (const container of binaryContainers) {
    if (!container.mayBegin(bytes, start, end)) continue;
    const division = container.read({ bytes, region: { start, end }, hint: null });
    if (division !== null) return division;
  }
  return null;
}

/** As deep as MOST_NESTED. */
function flatten(
  bytes: Uint8Array,
  { fields, doubtful = [] }: BinaryDivision,
  into: { readonly fields: Field[]; readonly opaque: Span[]; readonly depth: number },
): void {
  for (const span of doubtful) into.opaque.push(span);
  for (const field of fields) {
    const inner =
      field.kind === 'bytes' && into.depth < MOST_NESTED ? divide(bytes, field.start, field.end) : null;
    if (field.kind === 'bytes') into.opaque.push(field);
    if (inner === null) into.fields.push(field);
    else flatten(bytes, inner, { ...into, depth: into.depth + 1 });
  }
}
