import type { Span } from '../../base/index.ts';
import { isPlainRun } from '../plain-text.ts';
import type { BinaryContainer } from './container.ts';
import { type Group, type Leaf, treeDivision, ValueTree } from './value-tree.ts';
import { areFields, LENGTH_DELIMITED, mayBeFields, mayBeTag, WireFields } from './wire-fields.ts';

/** Messages in messages that are read; what is deeper is bytes. (protobuf's own parsers stop at 100.) */
const MOST_NESTED = 16;

const LINE_FEED = 0x0a;

/**
 * A message of protobuf, without its schema: steps are the numbers of its fields. Nothing in it says whether a value
 * with a length is text, bytes or a message: text is text, what is fields from end to end is a message.
 */
export const protobuf: BinaryContainer = {
  name: 'protobuf',
  mayBegin: mayBeFields,
  read({ bytes, region }) {
    // A part that is text is told by its first bytes mostly.
    if (!areFields(bytes, region.start, region.end) || !isMessage(bytes, region)) return null;
    const tree = new ValueTree();
    const root = { ...region, inside: null, name: null };
    return grow(tree, bytes, { group: root, depth: 0 })
      ? treeDivision(bytes, tree, { kind: 'protobuf', isNumbered: true })
      : null;
  },
};

/** Whether bytes are a message and no text. One whose first field is text may be nothing but letters. */
export function isMessage(bytes: Uint8Array, span: Span): boolean {
  return kindOf(bytes, span) === 'message';
}

function kindOf(bytes: Uint8Array, span: Span): 'message' | 'text' | 'bytes' {
  const mayBeMessage = mayBeTag(bytes[span.start] as number);
  if (mayBeMessage && bytes[span.start] === LINE_FEED && areFields(bytes, span.start, span.end))
    return 'message';
  if (isPlainRun(bytes, span)) return 'text';
  return mayBeMessage && areFields(bytes, span.start, span.end) ? 'message' : 'bytes';
}

/** Bytes of text that are no accident in a message. */
const LEAST_TEXT = 4;

function hasText({ leaves }: ValueTree, from: number): boolean {
  for (let at = from; at < leaves.length; at++) {
    const { kind, start, end } = leaves[at] as Leaf;
    if (kind === 'text' && end - start >= LEAST_TEXT) return true;
  }
  return false;
}

/** As deep as MOST_NESTED. False where there are too many values. */
function grow(
  tree: ValueTree,
  bytes: Uint8Array,
  { group, depth }: { group: Group; depth: number },
): boolean {
  const fields = new WireFields(bytes, group.start, group.end);
  while (fields.next()) {
    const { number: name, start, end, type } = fields;
    if (end === start) continue;
    if (type !== LENGTH_DELIMITED) {
      if (!tree.leaf({ start, end, kind: 'number', inside: group, name })) return false;
      continue;
    }
    const value: Group = { start, end, inside: group, name };
    const kind = kindOf(bytes, value);
    if (kind !== 'message' || depth === MOST_NESTED) {
      const leaf = kind === 'text' ? kind : 'bytes';
      if (!tree.leaf({ start, end, kind: leaf, inside: group, name })) return false;
      continue;
    }
    const inner = tree.group(value);
    const before = tree.leaves.length;
    if (inner === null || !grow(tree, bytes, { group: inner, depth: depth + 1 })) return false;
    if (!hasText(tree, before)) tree.doubtful.push(inner);
  }
  return true;
}
