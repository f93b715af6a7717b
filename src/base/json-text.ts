import { isClosedString, type JsonKind, type JsonMember, type JsonNode } from './json-node.ts';
import type { Span } from './span.ts';

/*
 * Reads JSON (RFC 8259) into a tree of places instead of values, so that whatever is found can be pointed at
 * in the bytes. One loop with its own stack: depth costs memory, never the call stack. It reads on as long as
 * it can tell what is meant (control characters in strings, a comma too many, odd numbers) and at the first
 * thing it cannot make out it stops, ends every open container there, and says so in `fault`.
 */

export interface ParsedJson {
  /** Null where not even the beginning of a value was there. */
  readonly root: JsonNode | null;
  /** Just after the value, or where reading stopped. */
  readonly end: number;
  /** Why reading stopped; null for a whole value. Constant text. */
  readonly fault: string | null;
}

/**
 * Values read from one text. A node costs up to 150 bytes, so this is about 150 MB, and a hostile text of
 * nothing but `[` cannot take more. (A HAR entry has some hundreds of values, a large API answer 100,000.)
 */
export const MOST_JSON_VALUES = 1_000_000;

interface Container {
  kind: 'object' | 'array';
  start: number;
  end: number;
  members: readonly JsonMember[];
  items: readonly JsonNode[];
}

/** A container that is being read, and where in `Pending` its children begin. */
interface Open {
  readonly node: Container;
  readonly from: number;
}

/**
 * Children of all open containers, the innermost one's last: so each container gets a list of exactly its size.
 * The counts say how much of the lists is in use; the lists are never shortened, which would cost more.
 */
interface Pending {
  readonly members: JsonMember[];
  memberCount: number;
  readonly items: JsonNode[];
  itemCount: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const NO_MEMBERS: readonly JsonMember[] = Object.freeze([]);
const NO_ITEMS: readonly JsonNode[] = Object.freeze([]);

const IN_NUMBER = new Uint8Array(256);
for (const letter of '+-.0123456789eE') IN_NUMBER[letter.charCodeAt(0)] = 1;
const IN_WORD = new Uint8Array(256);
for (let letter = 0x61; letter <= 0x7a; letter++) IN_WORD[letter] = 1;

/**
 * Reads one value, white space and a byte order mark before it skipped; what follows it is left to the caller.
 * Text that breaks off gives what was read, open containers ended at the break.
 */
export function parseJson(bytes: Uint8Array, span: Span = { start: 0, end: bytes.byteLength }): ParsedJson {
  const limit = Math.min(span.end, bytes.byteLength);
  const open: Open[] = [];
  const pending: Pending = { members: [], memberCount: 0, items: [], itemCount: 0 };
  let top: Container | null = null;
  let root: JsonNode | null = null;
  let key: JsonNode | null = null;
  let values = 0;
  let fault: string | null = null;
  /** In an object: the next string is a key. */
  let wantsKey = false;
  /** A value just ended: only a comma or the container's end may follow. */
  let afterValue = false;
  let at = span.start;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf && at + 3 <= limit) at += 3;

  for (;;) {
    at = skipWhiteSpace(bytes, at, limit);
    if (at >= limit) {
      fault = 'the text breaks off';
      break;
    }
    const byte = bytes[at] as number;
    if (top !== null) {
      if (byte === (top.kind === 'object' ? 0x7d : 0x5d) && key === null) {
        at += 1;
        close(open.pop() as Open, pending, at);
        top = open.at(-1)?.node ?? null;
        if (top === null) break;
        afterValue = true;
        continue;
      }
      if (byte === 0x2c && afterValue) {
        at += 1;
        afterValue = false;
        wantsKey = top.kind === 'object';
        continue;
      }
      if (afterValue) {
        fault = 'a comma or the end of a container is missing';
        break;
      }
      if (wantsKey) {
        if (byte !== QUOTE) {
          fault = 'a name is missing';
          break;
        }
        const end = stringEnd(bytes, at, limit);
        const name = leaf('string', at, end);
        at = skipWhiteSpace(bytes, end, limit);
        if (at >= limit || bytes[at] !== 0x3a) {
          fault = at >= limit ? 'the text breaks off' : 'a colon is missing';
          break;
        }
        key = name;
        wantsKey = false;
        at += 1;
        continue;
      }
    }

    if (values === MOST_JSON_VALUES) {
      fault = 'more values than are read';
      break;
    }
    values += 1;
    let node: JsonNode;
    if (byte === QUOTE) {
      const end = stringEnd(bytes, at, limit);
      node = leaf('string', at, end);
      if (end >= limit && !isClosedString(bytes, node)) fault = 'the text breaks off';
      at = end;
    } else if (byte === 0x7b || byte === 0x5b) {
      node = leaf(byte === 0x7b ? 'object' : 'array', at, at);
      at += 1;
    } else {
      const scalar = scalarAt(bytes, at, limit);
      if (scalar === null) {
        fault = 'no value begins like this';
        break;
      }
      node = scalar;
      at = scalar.end;
    }

    if (top === null) root = node;
    else if (key === null) pending.items[pending.itemCount++] = node;
    else {
      pending.members[pending.memberCount++] = { key, value: node };
      key = null;
    }
    if (fault !== null) break;
    if (node.kind === 'object' || node.kind === 'array') {
      top = node as Container;
      open.push({ node: top, from: byte === 0x7b ? pending.memberCount : pending.itemCount });
      wantsKey = node.kind === 'object';
      afterValue = false;
    } else {
      if (top === null) break;
      afterValue = true;
    }
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) close(last, pending, at);
  return { root, end: at, fault };
}

/** Gives a container its end and its children. */
function close({ node, from }: Open, pending: Pending, end: number): void {
  node.end = end;
  if (node.kind === 'object' && pending.memberCount > from) {
    node.members = pending.members.slice(from, pending.memberCount);
    pending.memberCount = from;
  } else if (node.kind === 'array' && pending.itemCount > from) {
    node.items = pending.items.slice(from, pending.itemCount);
    pending.itemCount = from;
  }
}

function skipWhiteSpace(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at += 1;
  }
  return at;
}

/** Just after the closing quote of the string that opens at `start`; `limit` where none comes. */
function stringEnd(bytes: Uint8Array, start: number, limit: number): number {
  let at = start + 1;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    at += byte === BACKSLASH ? 2 : 1;
  }
  return limit;
}

/** A number or one of the three words, as long as it runs; null where neither begins. */
function scalarAt(bytes: Uint8Array, start: number, limit: number): JsonNode | null {
  const first = bytes[start] as number;
  const isNumber = first === 0x2d || (first >= 0x30 && first <= 0x39);
  const letters = isNumber ? IN_NUMBER : IN_WORD;
  let end = start;
  while (end < limit && letters[bytes[end] as number] === 1) end += 1;
  if (isNumber) return leaf('number', start, end);
  if (end - start < 4 || end - start > 5) return null;
  const word = String.fromCharCode(...bytes.subarray(start, end));
  return word === 'true' || word === 'false' || word === 'null' ? leaf(word, start, end) : null;
}

function leaf(kind: JsonKind, start: number, end: number): JsonNode {
  return { kind, start, end, members: NO_MEMBERS, items: NO_ITEMS };
}
