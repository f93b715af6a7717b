import type { BinaryContainer } from './container.ts';
import { isMessage } from './protobuf.ts';
import { treeDivision, ValueTree } from './value-tree.ts';
import { mayBeTag, WireFields } from './wire-fields.ts';

/** Messages of protobuf in a row, the length of each before it ("Streaming Multiple Messages"). */
export const delimited: BinaryContainer = {
  name: 'protobuf',
  mayBegin,
  read({ bytes, region }) {
    if (!mayBegin(bytes, region.start, region.end)) return null;
    const tree = new ValueTree();
    const reader = new WireFields(bytes, region.start, region.end);
    for (let index = 0; reader.at < region.end; index++) {
      const length = reader.length();
      const { start } = reader;
      const end = start + length;
      if (length === -1 || end > region.end) return null;
      reader.at = end;
      if (length === 0) continue;
      if (!isMessage(bytes, { start, end })) return null;
      if (!tree.leaf({ start, end, kind: 'bytes', inside: null, name: index })) return null;
    }
    return tree.leaves.length > 0 ? treeDivision(bytes, tree, { kind: 'protobuf', isNumbered: true }) : null;
  },
};

/** A quick look: a length that fits, and a field behind it. Of a length of two bytes or more nothing is told by the first. */
function mayBegin(bytes: Uint8Array, start: number, end: number): boolean {
  const length = bytes[start] as number;
  if (length >= 0x80) return true;
  return start + length < end && (length === 0 || mayBeTag(bytes[start + 1] as number));
}
