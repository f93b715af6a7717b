import type { Span } from '../../base/index.ts';
import { bigEndian } from './big-endian.ts';
import type { BinaryContainer, BinaryDivision } from './container.ts';
import {
  type Group,
  type Leaf,
  lastStartingAt,
  MOST_VALUES,
  type Name,
  treeDivision,
  ValueTree,
} from './value-tree.ts';

/*
 * Apple's binary property list, after the comment in CFBinaryPList.c of CoreFoundation: objects refer to each other
 * by number, a table has their offsets, a trailer says where that is and which object is the outermost. Objects are
 * visited from there, each once, so that neither circles nor objects that many share cost more than their number.
 */

const MAGIC = [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30];
const HEADER = 8;
const TRAILER = 32;

/** Kinds of objects: the upper half of their first byte. */
const INTEGER = 0x1;
const REAL = 0x2;
const DATE = 0x3;
const DATA = 0x4;
const TEXT = 0x5;
const WIDE_TEXT = 0x6;
const UTF8_TEXT = 0x7;
const UID = 0x8;
const ARRAY = 0xa;
const ORDERED_SET = 0xb;
const SET = 0xc;
const DICTIONARY = 0xd;

/** What refers to an object, and the way there. */
interface Visit {
  readonly object: number;
  readonly inside: Group;
  readonly name: Name;
  readonly isKey: boolean;
}

/** Property lists of iOS and macOS; texts past ASCII are UTF-16 in it, big-endian. */
export const binaryPlist: BinaryContainer = {
  name: 'binary plist',
  mayBegin: (bytes, start) => bytes[start] === MAGIC[0],
  read({ bytes, region }) {
    if (region.end - region.start < HEADER + TRAILER + 2) return null;
    if (!MAGIC.every((byte, index) => bytes[region.start + index] === byte)) return null;
    const reader = PlistReader.of(bytes, region);
    return reader === null ? null : reader.read();
  },
};

class PlistReader {
  readonly #bytes: Uint8Array;
  readonly #region: Span;
  readonly #table: { readonly start: number; readonly size: number; readonly count: number };
  readonly #referenceSize: number;
  readonly #top: number;
  readonly #seen: Uint8Array;
  readonly #waiting: Visit[] = [];
  readonly #leaves: Leaf[] = [];
  /** References that may still be followed. */
  #room = MOST_VALUES;

  /** Null where the trailer does not fit the bytes. */
  static of(bytes: Uint8Array, region: Span): PlistReader | null {
    const at = region.end - TRAILER;
    const number = (offset: number) => bigEndian(bytes, at + offset, { size: 8, end: region.end });
    const [size, referenceSize] = [bytes[at + 6] as number, bytes[at + 7] as number];
    const [count, top, table] = [number(8), number(16), number(24)];
    if (size < 1 || size > 8 || referenceSize < 1 || referenceSize > 8) return null;
    if (count < 1 || top < 0 || top >= count || table < HEADER) return null;
    const start = region.start + table;
    if (start + count * size > at) return null;
    return new PlistReader(bytes, region, { table: { start, size, count }, referenceSize, top });
  }

  private constructor(
    bytes: Uint8Array,
    region: Span,
    trailer: { table: { start: number; size: number; count: number }; referenceSize: number; top: number },
  ) {
    this.#bytes = bytes;
    this.#region = region;
    this.#table = trailer.table;
    this.#referenceSize = trailer.referenceSize;
    this.#top = trailer.top;
    this.#seen = new Uint8Array(trailer.table.count);
  }

  read(): BinaryDivision | null {
    const whole: Group = { ...this.#region, inside: null, name: null };
    this.#visit({ object: this.#top, inside: whole, name: null, isKey: false });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#visit(next);
    const tree = new ValueTree();
    // Hostile offsets make objects overlap: what begins inside another is left out.
    let end = 0;
    for (const leaf of this.#leaves.sort((a, b) => a.start - b.start)) {
      if (leaf.start < end) continue;
      end = leaf.end;
      tree.leaf(leaf);
    }
    if (tree.leaves.length === 0) return null;
    const { locate } = treeDivision(this.#bytes, tree, { kind: 'plist', isNumbered: false });
    return {
      fields: tree.leaves,
      // Objects are not nested in the bytes: what is in none of them is in nothing.
      locate: (span) => {
        const leaf = tree.leaves[lastStartingAt(tree.leaves, span.start)];
        return leaf !== undefined && span.end <= leaf.end ? locate(span) : null;
      },
    };
  }

  #visit({ object, inside, name, isKey }: Visit): void {
    if (object < 0 || object >= this.#table.count || this.#seen[object] === 1) return;
    this.#seen[object] = 1;
    const head = this.#headOf(object);
    if (head === null) return;
    const { kind, start, count } = head;
    if (kind === ARRAY || kind === SET || kind === ORDERED_SET) {
      this.#items(head, { ...this.#region, inside, name });
    } else if (kind === DICTIONARY) {
      this.#members(head, { ...this.#region, inside, name });
    } else if (count > 0 && start + count <= this.#table.start) {
      const end = start + count;
      this.#leaves.push({ start, end, kind: isKey ? 'name' : told(kind), inside, name: isKey ? null : name });
    }
  }

  #items({ start, count }: Head, group: Group): void {
    if (!this.#holds(start, count)) return;
    for (let index = count - 1; index >= 0; index--) {
      this.#waiting.push({ object: this.#reference(start, index), inside: group, name: index, isKey: false });
    }
  }

  /** References to all keys, then to all values. */
  #members({ start, count }: Head, group: Group): void {
    if (!this.#holds(start, count * 2)) return;
    for (let index = count - 1; index >= 0; index--) {
      const key = this.#reference(start, index);
      const name = this.#textOf(key);
      this.#waiting.push({ object: key, inside: group, name: null, isKey: true });
      this.#waiting.push({
        object: this.#reference(start, count + index),
        inside: group,
        name,
        isKey: false,
      });
    }
  }

  /** Whether so many references lie before the table, and there is room for them: objects may overlap. */
  #holds(start: number, count: number): boolean {
    this.#room -= count;
    return this.#room >= 0 && start + count * this.#referenceSize <= this.#table.start;
  }

  #reference(start: number, index: number): number {
    const size = this.#referenceSize;
    return bigEndian(this.#bytes, start + index * size, { size, end: this.#table.start });
  }

  #textOf(object: number): Span | null {
    const head = object < 0 || object >= this.#table.count ? null : this.#headOf(object);
    if (head === null || told(head.kind) !== 'text') return null;
    const end = head.start + head.count;
    return end > head.start && end <= this.#table.start ? { start: head.start, end } : null;
  }

  /** What kind of object it is, where its content begins, and its bytes or its items; null where it is none. */
  #headOf(object: number): Head | null {
    const { start: end, size } = this.#table;
    const offset = bigEndian(this.#bytes, end + object * size, { size, end: this.#region.end });
    const at = this.#region.start + offset;
    if (offset < HEADER || at >= end) return null;
    const marker = this.#bytes[at] as number;
    const [kind, low] = [marker >> 4, marker & 0x0f];
    if (kind === 0) return null;
    if (kind === INTEGER || kind === REAL || kind === DATE)
      return low > 4 ? null : { kind, start: at + 1, count: 2 ** low };
    if (kind === UID) return { kind, start: at + 1, count: low + 1 };
    const unit = kind === WIDE_TEXT ? 2 : 1;
    if (low !== 15) return { kind, start: at + 1, count: low * unit };
    // The length is an integer object of its own.
    const second = this.#bytes[at + 1] as number;
    const lengthSize = 2 ** (second & 0x0f);
    if (second >> 4 !== INTEGER || lengthSize > 8) return null;
    const count = bigEndian(this.#bytes, at + 2, { size: lengthSize, end });
    return count < 0 ? null : { kind, start: at + 2 + lengthSize, count: count * unit };
  }
}

interface Head {
  readonly kind: number;
  readonly start: number;
  readonly count: number;
}

function told(kind: number): Leaf['kind'] {
  if (kind === TEXT || kind === WIDE_TEXT || kind === UTF8_TEXT) return 'text';
  return kind === DATA ? 'bytes' : 'number';
}
