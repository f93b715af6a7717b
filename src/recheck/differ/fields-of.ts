import { isUtf8 } from 'node:buffer';
import { latin1Of } from '../../base/index.ts';
import type { Message, Section } from '../../connection/index.ts';
import { binaryFields, type Part, pathOf, unfold } from '../../decode/index.ts';
import { type FieldValue, fieldValue } from './field-value.ts';
import { type Leaf, leavesOf } from './leaf.ts';

/** Fields of one message that are compared. */
export const MOST_FIELDS = 20_000;

/** Header fields that say how a message is carried; a length follows from whatever is in it. */
const CARRIAGE: ReadonlySet<string> = new Set([
  'age',
  'connection',
  'content-length',
  'date',
  'host',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
]);

/** Layers that are undone for comparing. Others are readings that nearly anything has. */
const UNDONE: ReadonlySet<string> = new Set([
  'gzip',
  'deflate',
  'zlib',
  'br',
  'zstd',
  'percent',
  'json-string',
  'html-entities',
  'quoted-printable',
  'base64',
  'base64url',
  'base32',
  'hex',
  'utf-16',
  'lz-string',
  'snappy',
  'lz4',
]);

/** Binary of fewer bytes may look like a container by chance. */
const LEAST_BINARY = 16;

/** Paths of fields and what stands there, of one message; layers that can be taken off are, and what is under them told beside. */
export function fieldsOf(message: Message): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const section of message.sections) {
    if (section.location === 'header' && CARRIAGE.has(section.field?.toLowerCase() ?? '')) continue;
    if (section.location === 'dns' || section.location === 'sni') continue;
    addFields(section, message, fields);
  }
  return fields;
}

function addFields(section: Section, { at, sections }: Message, fields: Map<string, FieldValue>): void {
  /** Where the values of parts begin: only what fills one of them is opened further. */
  const opened = new Map<Part, ReadonlySet<number>>();
  const repeated = sections.length === 1 ? (section.repeated ?? 0) : 0;
  unfold(section, (part) => {
    if (part.parent !== null && !isWhole(part, opened.get(part.parent))) return;
    if (part.parent !== null && !isReadable(part)) {
      // What is compressed within an encoding cannot be read between the two.
      opened.set(part, new Set([0]));
      return;
    }
    const starts = new Set<number>();
    for (const leaf of leavesWithWhole(part, repeated)) {
      if (part.parent === null && leaf.span.end <= repeated) continue;
      starts.add(leaf.span.start);
      const { path } = pathOf(part, leaf.span);
      // The path of a URL is compared segment by segment, as part of the message's shape.
      if (path === 'url/path' || path === 'url') continue;
      if (fields.size >= MOST_FIELDS) return;
      const bytes = part.bytes.subarray(leaf.span.start, leaf.span.end);
      fields.set(unusedPath(fields, path), fieldValue(bytes, at));
    }
    opened.set(part, starts);
  });
}

/**
 * In bytes that are no text a name or a container may be found by chance, in each message another: so that there is
 * always something to compare, all of them count as a field as well.
 */
function leavesWithWhole(part: Part, start: number): Leaf[] {
  const leaves = leavesOf(part);
  const end = part.bytes.byteLength;
  if (part.parent !== null || isText(part.bytes) || start >= end) return leaves;
  if (leaves.some(({ span }) => span.start <= start && span.end === end)) return leaves;
  return [...leaves, { steps: [], span: { start, end } }];
}

/** Whether the part is what a whole field of its parent says. */
function isWhole({ layer, span }: Part, starts: ReadonlySet<number> | undefined): boolean {
  return starts?.has(span.start) === true && layer !== null && UNDONE.has(layer);
}

function isReadable(part: Part): boolean {
  const { bytes, layer } = part;
  if (isText(bytes)) return true;
  return bytes.byteLength >= LEAST_BINARY && (isCompressed(layer ?? '') || binaryFields(part) !== null);
}

function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !hasControls(bytes);
}

function isCompressed(layer: string): boolean {
  return ['gzip', 'deflate', 'zlib', 'br', 'zstd', 'snappy', 'lz4'].includes(layer);
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/;

function hasControls(bytes: Uint8Array): boolean {
  return CONTROLS.test(latin1Of(bytes.subarray(0, 4_096)));
}

/** A key that comes twice is told apart by its turn. */
function unusedPath(fields: ReadonlyMap<string, unknown>, path: string): string {
  if (!fields.has(path)) return path;
  for (let turn = 2; turn <= MOST_TURNS; turn++) {
    const next = `${path}#${turn}`;
    if (!fields.has(next)) return next;
  }
  return `${path}#more`;
}

/** Turns of one key that are told apart. */
const MOST_TURNS = 16;
