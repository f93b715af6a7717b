import { bigEndian } from './big-endian.ts';
import type { BinaryContainer } from './container.ts';
import { Nest } from './nest.ts';
import { treeDivision } from './value-tree.ts';

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const LIST = 4;
const MAP = 5;
const TAG = 6;

const BREAK = 0xff;

/** CBOR (RFC 8949 section 3). A document is a map or a list here, tagged or not: anything else is what any byte could be. */
export const cbor: BinaryContainer = {
  name: 'cbor',
  mayBegin: (bytes, start) => isRoot(bytes[start] as number),
  read({ bytes, region }) {
    if (!isRoot(bytes[region.start] as number)) return null;
    const nest = new Nest(bytes);
    let at = region.start;
    while (!nest.isDone) {
      at = readItem(nest, bytes, { start: at, end: region.end });
      if (at === -1) return null;
    }
    if (at !== region.end || nest.tree.leaves.length === 0) return null;
    return treeDivision(bytes, nest.tree, { kind: 'cbor', isNumbered: false });
  },
};

function isRoot(first: number): boolean {
  const major = first >> 5;
  return major === LIST || major === MAP || major === TAG;
}

/** Reads the item at `start`; returns where it ends, for a map or a list where its first item begins, and -1 where there is none. */
function readItem(nest: Nest, bytes: Uint8Array, { start, end }: { start: number; end: number }): number {
  if (start >= end) return -1;
  const first = bytes[start] as number;
  if (first === BREAK) return nest.close(start + 1) ? start + 1 : -1;
  const major = first >> 5;
  const low = first & 0x1f;
  if (low === 31) return readUnstated(nest, bytes, start);
  if (low > 27) return -1;
  const size = low < 24 ? 0 : 2 ** (low - 24);
  const at = start + 1 + size;
  const argument = size === 0 ? low : bigEndian(bytes, start + 1, { size, end });
  if (argument === -1) return -1;
  switch (major) {
    case UNSIGNED:
    case NEGATIVE:
      return nest.value('number', size === 0 ? start : start + 1, at) ? at : -1;
    case BYTES:
    case TEXT: {
      const last = at + argument;
      return last <= end && nest.value(major === TEXT ? 'text' : 'bytes', at, last) ? last : -1;
    }
    case LIST:
      return nest.open(start, at, { isMap: false, items: argument }) ? at : -1;
    case MAP:
      return nest.open(start, at, { isMap: true, items: argument * 2 }) ? at : -1;
    case TAG:
      return at;
    default:
      // A float of 16, 32 or 64 bits; else a value that is all in the head.
      return nest.value('number', size > 1 ? start + 1 : at, at) ? at : -1;
  }
}

/** What has no stated length (section 3.2): a break ends it. Text in pieces is one value, whose pieces have heads between them. */
function readUnstated(nest: Nest, bytes: Uint8Array, start: number): number {
  const major = (bytes[start] as number) >> 5;
  const at = start + 1;
  if (major !== LIST && major !== MAP && major !== BYTES && major !== TEXT) return -1;
  return nest.open(start, at, { isMap: major === MAP, items: -1 }) ? at : -1;
}
