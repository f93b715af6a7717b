import { bytesOf, latin1Of, nowhere, type Sourced, shifted } from '../../base/index.ts';
import { codedSource } from '../coded-source.ts';
import type { Budget } from '../stream/budget.ts';
import { STATIC_TABLE } from './data/static-table.ts';
import { BlockCursor } from './hpack-cursor.ts';
import { HpackTable, type TableEntry } from './hpack-table.ts';

/*
 * Reads header blocks (RFC 7541) in the order in which they were sent, since each may refer to what those before it
 * said. Names and values that are spelled out lead to where they stand; what refers to a table leads to where it was
 * spelled out and then to the octets that refer to it.
 *
 * Where the table is not known from its beginning (the capture began later, lost something, or a block was wrong),
 * fields that refer to what is not known are told as such, with the octets that stand for them.
 *
 * One octet can stand for a field as long as the table, so what tables give is bounded by what was sent.
 */

/** Octets that fields out of the table may give for each octet of all blocks so far, and that they may give besides. */
export const MOST_EXPANSION = 256;
export const FREE_EXPANSION = 1024 * 1024;

export interface HeaderField {
  /** Null where it stands in a part of the table that is not known. */
  readonly name: string | null;
  /** Where the name stands, if it was spelled out. */
  readonly writtenName: Sourced | null;
  /** Null as above. */
  readonly value: Sourced | null;
  /** Octets of the block that stand for it. */
  readonly byteLength: number;
}

export interface DecodedBlock {
  readonly fields: readonly HeaderField[];
  /** Octets at the end that are no fields: the block is wrong from there. */
  readonly wrongBytes: number;
  /** A table size was set that the other side never allowed. */
  readonly isOversized: boolean;
}

/** The decoder of one direction. */
export class HpackDecoder {
  /** SETTINGS_HEADER_TABLE_SIZE of the side that reads: the largest one that it ever allowed. */
  allowedBytes = 4096;
  readonly #table: HpackTable;
  #credit = FREE_EXPANSION;
  #isOversized = false;

  constructor(budget: Budget) {
    this.#table = new HpackTable(budget);
  }

  /** From here on nothing is known of what was said before. */
  lose(): void {
    this.#table.lose();
  }

  decode(block: Sourced): DecodedBlock {
    const cursor = new BlockCursor(block.bytes);
    const fields: HeaderField[] = [];
    this.#credit += block.bytes.length * MOST_EXPANSION;
    this.#isOversized = false;
    let good = 0;
    while (!cursor.atEnd) {
      const field = this.#readField(cursor, block);
      if (field === null) break;
      good = cursor.at;
      if (field !== 'resized') fields.push(field);
    }
    const wrongBytes = block.bytes.length - good;
    if (wrongBytes > 0) this.lose();
    return { fields, wrongBytes, isOversized: this.#isOversized };
  }

  /** The representation at the cursor (RFC 7541 §6), null where it is wrong. */
  #readField(cursor: BlockCursor, block: Sourced): HeaderField | 'resized' | null {
    const start = cursor.at;
    const first = cursor.peek();
    if ((first & 0x80) !== 0) return this.#readIndexed(cursor, block, start);
    if ((first & 0xe0) === 0x20) return this.#resize(cursor);
    const isKept = (first & 0xc0) === 0x40;
    const index = cursor.integer(isKept ? 6 : 4);
    if (index === null) return null;
    let name: string | null;
    let writtenName: Sourced | null = null;
    if (index > 0) {
      const entry = this.#lookUp(index);
      if (entry === null) return null;
      name = entry.name;
      if (entry.writtenName !== null) writtenName = referring(entry.writtenName, block, start, cursor.at);
    } else {
      writtenName = literal(cursor, block);
      if (writtenName === null) return null;
      name = latin1Of(writtenName.bytes);
    }
    const value = literal(cursor, block);
    if (value === null) return null;
    if (isKept) this.#table.add({ name, writtenName, value });
    return { name, writtenName, value, byteLength: cursor.at - start };
  }

  #readIndexed(cursor: BlockCursor, block: Sourced, start: number): HeaderField | null {
    const index = cursor.integer(7);
    if (index === null || index === 0) return null;
    const entry = this.#lookUp(index);
    if (entry === null) return null;
    const byteLength = cursor.at - start;
    const { name, value } = entry;
    const octets = (name?.length ?? 0) + (value?.bytes.length ?? 0);
    if (value === null || (index > STATIC_TABLE.length && octets > this.#credit))
      return { name, writtenName: null, value: null, byteLength };
    if (index > STATIC_TABLE.length) this.#credit -= octets;
    const writtenName =
      entry.writtenName === null ? null : referring(entry.writtenName, block, start, cursor.at);
    return { name, writtenName, value: referring(value, block, start, cursor.at), byteLength };
  }

  #resize(cursor: BlockCursor): 'resized' | null {
    const byteLength = cursor.integer(5);
    if (byteLength === null) return null;
    if (byteLength > this.allowedBytes) this.#isOversized = true;
    this.#table.resize(byteLength);
    return 'resized';
  }

  /** What an index stands for (RFC 7541 §2.3.3); its value is null where that is not known; null where there is no such. */
  #lookUp(index: number): (Omit<TableEntry, 'value'> & { readonly value: Sourced | null }) | null {
    if (index <= STATIC_TABLE.length) return STATIC_ENTRIES[index - 1] as TableEntry;
    const entry = this.#table.entry(index - STATIC_TABLE.length - 1);
    if (entry !== undefined) return entry;
    return this.#table.incomplete ? UNKNOWN : null;
  }
}

const STATIC_ENTRIES: readonly TableEntry[] = STATIC_TABLE.map(([name, value]) => ({
  name,
  writtenName: null,
  value: { bytes: bytesOf(value), source: nowhere },
}));

const UNKNOWN = { name: null, writtenName: null, value: null } as const;

/** A string (RFC 7541 §5.2); of a Huffman-coded one no part stands anywhere by itself. */
function literal(cursor: BlockCursor, block: Sourced): Sourced | null {
  const string = cursor.string();
  if (string === null) return null;
  const { bytes, start, end, isCoded } = string;
  if (!isCoded) return { bytes, source: shifted(block.source, start) };
  return { bytes, source: codedSource(block.source, start, end) };
}

/** The same bytes, said once more by octets of the block. */
function referring({ bytes, source }: Sourced, block: Sourced, start: number, end: number): Sourced {
  return {
    bytes,
    source: {
      pieces: (span) =>
        span.end > span.start ? [...source.pieces(span), ...block.source.pieces({ start, end })] : [],
    },
  };
}
