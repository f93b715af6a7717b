import { jsonEscapeMap, type Span, unescapeJson } from '../../base/index.ts';
import { indexIn } from '../index-in.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/*
 * In JSON a backslash stands only inside strings, so the text needs no parsing: from a backslash the nearest
 * quote before it opens the string, and the first quote after it that is not escaped closes it. Every byte is
 * passed over at most twice. What is not JSON gives regions that nobody misses: the bytes around are searched
 * as they stand in any case.
 */

/** JSON strings with backslashes in them (RFC 8259 section 7); those without stand as they are. */
export const jsonString: TextLayer = {
  kind: 'text',
  layers: ['json-string'],
  find(search, span, found) {
    const { bytes } = search;
    let done = span.start;
    let at = indexIn(bytes, BACKSLASH, span);
    while (at !== -1) {
      const open = openingQuote(bytes, done, at);
      const close = open === -1 ? -1 : closingQuote(search, { start: at, end: span.end });
      if (close === -1) {
        // Also over what this backslash may take away, so that `\"` opens nothing.
        done = at + 2;
      } else {
        const run = { start: open + 1, end: close };
        if (search.affords(run)) found(regionOf(bytes, run));
        done = close + 1;
      }
      at = done < span.end ? indexIn(bytes, BACKSLASH, { start: done, end: span.end }) : -1;
    }
  },
};

function regionOf(bytes: Uint8Array, span: Span): Region {
  const inner = bytes.subarray(span.start, span.end);
  let map: ((span: Span) => Span) | null = null;
  return {
    layer: 'json-string',
    span,
    bytes: unescapeJson(inner),
    back(part) {
      map ??= jsonEscapeMap(inner);
      const raw = map(part);
      return { start: raw.start + span.start, end: raw.end + span.start };
    },
    claims: true,
    fault: null,
  };
}

function openingQuote(bytes: Uint8Array, from: number, backslash: number): number {
  let at = backslash - 1;
  while (at >= from && bytes[at] !== QUOTE) at -= 1;
  return at >= from ? at : -1;
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
