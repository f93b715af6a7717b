import type { Span } from '../../base/index.ts';
import { escapedRegion } from '../escapes.ts';
import { hasEntity } from '../html-entity.ts';
import { indexIn } from '../index-in.ts';
import { numberedEscape, STRING_ESCAPES } from '../string-escape.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/*
 * In JSON a backslash stands only inside strings, so the text needs no parsing: from a backslash the nearest
 * quote before it opens the string, and the first quote after it that is not escaped closes it. A quote behind a
 * letter opens none: it closed an attribute of XML. Where no quote opens, an escape by number (`\x41`, `\u0041`,
 * `\101`) still is one, and its run is what lies between quotes of either kind, brackets and line ends. Every byte
 * is passed over at most three times. What is not JSON gives regions that nobody misses: the bytes around are
 * searched as they stand in any case.
 */

/** Bytes without an escape that are taken along on either side of one that stands in no string. */
export const MOST_BARE = 1_024;

/** What ends a run outside of strings. */
const ENDS = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) ENDS[byte] = byte === 0x09 ? 0 : 1;
for (const letter of '"\'<>') ENDS[letter.charCodeAt(0)] = 1;

/** Byte → whether a quote behind it may open a string. */
const BEFORE_STRING = new Uint8Array(256).fill(1);
for (let byte = 0x21; byte < 0x7f; byte++) BEFORE_STRING[byte] = 0;
for (const letter of "{[(,:;=+?!&|'>") BEFORE_STRING[letter.charCodeAt(0)] = 1;

/** Strings with escapes in them (RFC 8259 section 7, and more: see string-escape.ts); those without stand as they are. */
export const jsonString: TextLayer = {
  kind: 'text',
  layers: ['json-string'],
  find(search, span, found) {
    const { bytes } = search;
    let done = span.start;
    /** Behind this no quote opens a string. */
    let least = span.start;
    let at = indexIn(bytes, BACKSLASH, span);
    while (at !== -1) {
      const open = openingQuote(bytes, least, at);
      const close = open === -1 ? -1 : closingQuote(search, { start: at, end: span.end });
      // Also over what this backslash may take away, so that `\"` opens nothing.
      least = at + 2;
      if (close !== -1) {
        tell(search, { start: open + 1, end: close }, found);
        done = close + 1;
        least = done;
      } else if (numberedEscape(bytes, at) !== -1) {
        const run = bareRun(bytes, at, { start: done, end: span.end });
        // What entities are written around comes out once they are undone.
        if (!hasEntity(bytes, run)) tell(search, run, found);
        done = run.end;
        least = done;
      }
      at = least < span.end ? indexIn(bytes, BACKSLASH, { start: least, end: span.end }) : -1;
    }
  },
};

function tell(search: Search, span: Span, found: (region: Region) => void): void {
  if (!search.affords(span)) return;
  found(escapedRegion(search.bytes, { escapes: STRING_ESCAPES, span, claims: true }));
}

function openingQuote(bytes: Uint8Array, from: number, backslash: number): number {
  let at = backslash - 1;
  while (at >= from && bytes[at] !== QUOTE) at -= 1;
  if (at < from) return -1;
  return at === 0 || BEFORE_STRING[bytes[at - 1] as number] === 1 ? at : -1;
}

/** The closing quote, or the end where the text breaks off; -1 in bytes that are no text at all. */
function closingQuote({ bytes, isText }: Search, span: Span): number {
  let at = span.start;
  while (at < span.end) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    // RFC 8259 wants these escaped; in binary bytes they tell chance from strings.
    if (byte < 0x20 && !isText) return -1;
    at += byte === BACKSLASH ? 2 : 1;
  }
  return isText ? span.end : -1;
}

function bareRun(bytes: Uint8Array, at: number, { start: least, end: most }: Span): Span {
  let start = at;
  const first = Math.max(least, at - MOST_BARE);
  while (start > first && ENDS[bytes[start - 1] as number] === 0) start -= 1;
  let end = at;
  for (let last = at; end < most && end - last < MOST_BARE; end++) {
    if (bytes[end] === BACKSLASH) last = end++;
    else if (ENDS[bytes[end] as number] === 1) break;
  }
  return { start, end: Math.min(end, most) };
}
