import { textOf } from './bytes.ts';
import { unescapeJson } from './json-escape.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'true' | 'false' | 'null';

export interface JsonMember {
  readonly key: JsonNode;
  readonly value: JsonNode;
}

/** A JSON value and where it stands: [start, end) in the bytes given; for strings the quotes included. */
export interface JsonNode {
  readonly kind: JsonKind;
  readonly start: number;
  readonly end: number;
  /** Of an object; empty for everything else. */
  readonly members: readonly JsonMember[];
  /** Of an array; empty for everything else. */
  readonly items: readonly JsonNode[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The value of a string as UTF-8: a view where nothing was escaped. Lone surrogates become U+FFFD. */
export function jsonStringBytes(bytes: Uint8Array, node: JsonNode): Uint8Array {
  return unescapeJson(jsonInner(bytes, node));
}

export function jsonStringText(bytes: Uint8Array, node: JsonNode): string {
  return textOf(jsonStringBytes(bytes, node));
}

/** The raw text between the quotes of a string; up to the break where the closing one is missing. */
export function jsonInner(bytes: Uint8Array, node: JsonNode): Uint8Array {
  return bytes.subarray(node.start + 1, isClosedString(bytes, node) ? node.end - 1 : node.end);
}

/** The first member of that name; null where there is none or `node` is no object. */
export function jsonMember(bytes: Uint8Array, node: JsonNode, name: string): JsonNode | null {
  for (const member of node.members) {
    if (isNamed(bytes, member.key, name)) return member.value;
  }
  return null;
}

/** `name` is ASCII without quotes and backslashes. */
function isNamed(bytes: Uint8Array, key: JsonNode, name: string): boolean {
  const room = key.end - key.start - 2;
  if (room === name.length) {
    let same = 0;
    while (same < room && bytes[key.start + 1 + same] === name.charCodeAt(same)) same += 1;
    return same === room;
  }
  // Written with escapes, of which the longest takes six bytes for a character.
  return room > name.length && room <= name.length * 6 && jsonStringText(bytes, key) === name;
}

/** Whether a string has its closing quote: it ends in one that no odd run of backslashes takes away. */
export function isClosedString(bytes: Uint8Array, node: JsonNode): boolean {
  if (node.end - node.start < 2 || bytes[node.end - 1] !== QUOTE) return false;
  let at = node.end - 2;
  while (at > node.start && bytes[at] === BACKSLASH) at -= 1;
  return (node.end - 2 - at) % 2 === 0;
}
