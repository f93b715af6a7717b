import type { BinaryContainer } from './container.ts';
import { treeDivision, ValueTree } from './value-tree.ts';

/** Whether the message is compressed, and its length, the highest byte first. */
const HEAD = 5;

/** Flags of gRPC, and the bit by which gRPC-Web tells its trailers. */
const COMPRESSED = 0x01;
const TRAILERS = 0x80;

/** The frames of gRPC ("gRPC over HTTP2", Length-Prefixed-Message): each is a value, named by its index if there are several. */
export const grpc: BinaryContainer = {
  name: 'grpc',
  mayBegin: (bytes, start) => ((bytes[start] as number) & ~(COMPRESSED | TRAILERS)) === 0,
  read({ bytes, region }) {
    const spans = [];
    let at = region.start;
    while (at < region.end) {
      if (at + HEAD > region.end || ((bytes[at] as number) & ~(COMPRESSED | TRAILERS)) !== 0) return null;
      const start = at + HEAD;
      at = start + lengthAt(bytes, at + 1);
      if (at > region.end) return null;
      if (at > start) spans.push({ start, end: at });
    }
    const tree = new ValueTree();
    for (const [index, span] of spans.entries()) {
      const name = spans.length > 1 ? index : null;
      if (!tree.leaf({ ...span, kind: 'bytes', inside: null, name })) return null;
    }
    return spans.length > 0 ? treeDivision(bytes, tree, { kind: 'grpc', isNumbered: true }) : null;
  },
};

function lengthAt(bytes: Uint8Array, at: number): number {
  const byte = (i: number) => bytes[at + i] as number;
  return byte(0) * 0x1000000 + byte(1) * 0x10000 + byte(2) * 0x100 + byte(3);
}
