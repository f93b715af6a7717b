import { type JsonNode, jsonStringText, latin1Of, parseJson, type Span } from '../../base/index.ts';
import type { Container, Located } from './container.ts';

/** Longest JSON that is parsed to name what stands in it: a tree of it takes about ten times as much. */
export const MOST_JSON_BYTES = 16 * 1024 * 1024;

/** Values in a row (NDJSON, JSON sequences of RFC 7464) that are read. */
const MOST_DOCUMENTS = 100_000;

/** What guards put before JSON so that no page can read it as a script, and what JSONP calls it with. */
const PREFIX = /^\s*(?:\)\]\}',?|while\s*\(1\);|for\s*\(;;\);|(?:\/\*\*\/)?\s*[\w$.]{1,64}\s*\()\s*/;
const LONGEST_PREFIX = 128;

/** JSON (RFC 8259), one value or several; steps are pointers (RFC 6901), led by the value's index where there are several. */
export const json: Container = {
  name: 'json',
  read({ bytes, region }) {
    const start = valueStart(bytes, region);
    if (start === -1 || region.end - start > MOST_JSON_BYTES) return null;
    const documents = readDocuments(bytes, { start, end: region.end });
    if (documents.length === 0) return null;
    return {
      locate(span) {
        const index = lastStartingAt(documents, span.start, (node) => node.start);
        const document = documents[index];
        if (document === undefined || span.end > document.end) return null;
        return point(bytes, span, { node: document, names: documents.length > 1 ? [String(index)] : [] });
      },
    };
  },
};

/** Where the first object or array begins; -1 where the region begins with neither. */
function valueStart(bytes: Uint8Array, region: Span): number {
  const start = skipBetween(bytes, region.start, region.end);
  if (isOpening(bytes[start]) && start < region.end) return start;
  const head = latin1Of(bytes.subarray(start, Math.min(region.end, start + LONGEST_PREFIX)));
  const after = start + (PREFIX.exec(head)?.[0].length ?? 0);
  return after > start && after < region.end && isOpening(bytes[after]) ? after : -1;
}

function isOpening(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function readDocuments(bytes: Uint8Array, region: Span): JsonNode[] {
  const documents: JsonNode[] = [];
  let at = region.start;
  while (at < region.end && isOpening(bytes[at]) && documents.length < MOST_DOCUMENTS) {
    const { root, end, fault } = parseJson(bytes, { start: at, end: region.end });
    // `[INFO] …` begins like an array and is none.
    if (root === null || (fault !== null && root.members.length === 0 && root.items.length === 0)) break;
    documents.push(root);
    if (fault !== null) break;
    at = skipBetween(bytes, end, region.end);
  }
  return documents;
}

/** Past white space, commas, record separators and a byte order mark. */
function skipBetween(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  while (at < end && [0x20, 0x0a, 0x0d, 0x09, 0x2c, 0x1e].includes(bytes[at] as number)) at += 1;
  return at;
}

/** Walks down to the innermost value that holds the span. */
function point(bytes: Uint8Array, span: Span, from: { node: JsonNode; names: string[] }): Located {
  const { names } = from;
  let { node } = from;
  let field: string | null = null;
  for (;;) {
    const member = node.members[lastStartingAt(node.members, span.start, (entry) => entry.key.start)];
    if (member !== undefined) {
      if (span.end <= member.key.end) {
        // The name would be the very value that was found, so only the object is told.
        return { kind: 'json-key', names, field, value: innerOf(member.key), hint: null };
      }
      if (span.start < member.value.start || span.end > member.value.end) break;
      field = jsonStringText(bytes, member.key);
      names.push(field);
      node = member.value;
      continue;
    }
    const index = lastStartingAt(node.items, span.start, (item) => item.start);
    const item = node.items[index];
    if (item === undefined || span.end > item.end) break;
    names.push(String(index));
    node = item;
  }
  return { kind: 'json', names, field, value: node.kind === 'string' ? innerOf(node) : node, hint: null };
}

function innerOf(node: JsonNode): Span {
  return { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
}

/** Index of the last entry that starts at or before `at`; -1 where none does. */
function lastStartingAt<T>(entries: readonly T[], at: number, startOf: (entry: T) => number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(entries[middle] as T) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
