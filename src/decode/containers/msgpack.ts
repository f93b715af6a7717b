import { bigEndian } from './big-endian.ts';
import type { BinaryContainer } from './container.ts';
import { Nest } from './nest.ts';
import { treeDivision } from './value-tree.ts';

/*
 * MessagePack (github.com/msgpack/msgpack/blob/master/spec.md): each value has a byte that says what it is, some with
 * a length behind it. A document is a map or a list here: anything else is what any byte could be.
 */
export const msgpack: BinaryContainer = {
  name: 'msgpack',
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
    return treeDivision(bytes, nest.tree, { kind: 'msgpack', isNumbered: false });
  },
};

function isRoot(first: number): boolean {
  return (first >= 0x80 && first <= 0x9f) || (first >= 0xdc && first <= 0xdf);
}

/** What a format byte is followed by: bytes of a length, or of a number, and what the value is. */
type Format = readonly [kind: 'text' | 'bytes' | 'number' | 'list' | 'map' | 'extension', size: number];
const SIZED: Readonly<Record<number, Format>> = {
  196: ['bytes', 1],
  197: ['bytes', 2],
  198: ['bytes', 4],
  199: ['extension', 1],
  200: ['extension', 2],
  201: ['extension', 4],
  202: ['number', 4],
  203: ['number', 8],
  204: ['number', 1],
  205: ['number', 2],
  206: ['number', 4],
  207: ['number', 8],
  208: ['number', 1],
  209: ['number', 2],
  210: ['number', 4],
  211: ['number', 8],
  217: ['text', 1],
  218: ['text', 2],
  219: ['text', 4],
  220: ['list', 2],
  221: ['list', 4],
  222: ['map', 2],
  223: ['map', 4],
};

/** Reads the item at `start`; returns where it ends, for a map or a list where its first item begins, and -1 where there is none. */
function readItem(nest: Nest, bytes: Uint8Array, { start, end }: { start: number; end: number }): number {
  if (start >= end) return -1;
  const first = bytes[start] as number;
  const at = start + 1;
  const value = (kind: 'text' | 'bytes' | 'number', from: number, length: number) =>
    from + length <= end && nest.value(kind, from, from + length) ? from + length : -1;
  if (first < 0x80 || first >= 0xe0) return nest.value('number', start, at) ? at : -1;
  if (first < 0xa0) {
    const isMap = first < 0x90;
    return nest.open(start, at, { isMap, items: (first & 0x0f) * (isMap ? 2 : 1) }) ? at : -1;
  }
  if (first < 0xc0) return value('text', at, first & 0x1f);
  if (first === 0xc0 || first === 0xc2 || first === 0xc3) return value('bytes', at, 0);
  // One to sixteen bytes of a type of the application's own, which is a byte before them.
  if (first >= 0xd4 && first <= 0xd8) return value('bytes', at + 1, 2 ** (first - 0xd4));
  const format = SIZED[first];
  if (format === undefined) return -1;
  const [kind, size] = format;
  if (kind === 'number') return value('number', at, size);
  const length = bigEndian(bytes, at, { size, end });
  if (length === -1) return -1;
  const from = at + size;
  if (kind === 'extension') return value('bytes', from + 1, length);
  if (kind === 'text' || kind === 'bytes') return value(kind, from, length);
  const isMap = kind === 'map';
  return nest.open(start, from, { isMap, items: length * (isMap ? 2 : 1) }) ? from : -1;
}
