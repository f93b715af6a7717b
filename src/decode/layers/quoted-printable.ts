import type { Span } from '../../base/index.ts';
import { byteEscapeOf, type Escapes, emptyEscapeOf, escapedRegion } from '../escapes.ts';
import { FOUR_BITS } from '../hex-digits.ts';
import { hasEntity } from '../html-entity.ts';
import { indexIn } from '../index-in.ts';
import { nextSign } from '../next-sign.ts';
import type { TextLayer } from './layer-finder.ts';

/*
 * Quoted-printable (RFC 2045 section 6.7): `=3D` for a byte, and an equals sign at the end of a line for a line that
 * goes on. Equals signs are in every query, so a run is believed where each of its equals signs begins an escape,
 * and something says that they are meant: a line that goes on and is as long as lines are then, two escapes in
 * a row of bytes that must be escaped, an equals sign, or another alone where no name of a pair stands before it. A run reaches back to
 * the last equals sign that is none of it, or the line's beginning, and on over the lines that have escapes; where
 * no line goes on, quotes bound it too.
 *
 * Not seen: in parts of more than LONGEST_UNBROKEN bytes runs without a broken line; targets of requests; one escape alone behind what looks like a name (`Jos=E9`); escapes of characters that
 * need none, where nothing else is escaped; escapes in small letters, which the RFC forbids; the `_` for a space in
 * header words (RFC 2047).
 */

/** Longest line that mail lets through (RFC 5322 section 2.1.1); encoders break at 76. */
export const LONGEST_LINE = 998;
const LONGEST_BROKEN = 76;
/** Encoders that never break a word break earlier, but not by more than such a word. */
const SHORTEST_BROKEN = 48;

/**
 * Longest part in which a run without a broken line is looked for: pages and their scripts have an equals sign in
 * every line, and mail of that length has long lines.
 */
export const LONGEST_UNBROKEN = 16_384;

const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LESS = 0x3c;
const GREATER = 0x3e;

const QUOTED: Escapes = {
  layer: 'quoted-printable',
  sign: EQUALS,
  at(raw, at) {
    const byte = escapedByte(raw, at, raw.byteLength);
    if (byte !== -1) return byteEscapeOf(3, byte);
    const length = softBreak(raw, at, raw.byteLength);
    return length > 0 ? emptyEscapeOf(length) : -1;
  },
};

export const quotedPrintable: TextLayer = {
  kind: 'text',
  layers: ['quoted-printable'],
  find(search, span, found) {
    const { bytes, grammar } = search;
    if (grammar === 'url') return;
    let done = span.start;
    const next = bytes.byteLength > LONGEST_UNBROKEN ? nextBreak : nextEquals;
    let at = next(bytes, span);
    while (at !== -1) {
      let from = at + 1;
      const escaped = escapedByte(bytes, at, span.end);
      if (
        escaped === -1
          ? softBreak(bytes, at, span.end) > 0
          : isTelling(bytes, at, { start: done, end: span.end })
      ) {
        const run = runFrom(bytes, at, { start: done, end: span.end });
        // Where escapes are all that has equals signs, entities were written around them, or the other way round.
        const isInside = done > span.start && hasEntity(bytes, run);
        if (run.isMeant && !isInside && search.affords(run)) {
          const { start, end, claims } = run;
          found(escapedRegion(bytes, { escapes: QUOTED, span: { start, end }, claims }));
        }
        from = Math.max(from, run.end);
        done = from;
      } else if (escaped === -1) done = from;
      at = from < span.end ? next(bytes, { start: from, end: span.end }) : -1;
    }
  },
};

function nextEquals(bytes: Uint8Array, span: Span): number {
  return nextSign(bytes, EQUALS, span);
}

/** The next equals sign at the end of a line. */
function nextBreak(bytes: Uint8Array, { start, end }: Span): number {
  for (let at = indexIn(bytes, LINE_FEED, { start, end }); at !== -1; ) {
    const last = bytes[at - 1] === RETURN ? at - 2 : at - 1;
    if (last >= start && bytes[last] === EQUALS) return last;
    at = indexIn(bytes, LINE_FEED, { start: at + 1, end });
  }
  return -1;
}

/** Whether an escape is worth looking around: the byte must be one, and it is no value of a pair, or one of a row. */
function isTelling(bytes: Uint8Array, at: number, span: Span): boolean {
  const byte = escapedByte(bytes, at, span.end);
  if (!mustBeEscaped(byte, bytes, at + 3)) return false;
  if (byte === EQUALS || bytes[at + 3] === EQUALS) return true;
  return !isName(bytes, at, span.start);
}

interface Run extends Span {
  readonly isMeant: boolean;
  /** It is sure enough for nothing else to be looked for in the run. */
  readonly claims: boolean;
}

function runFrom(bytes: Uint8Array, first: number, span: Span): Run {
  const line = lineStart(bytes, first, span.start);
  let pairs = 0;
  let musts = 0;
  let breaks = 0;
  /** Where an escape that must be one ended. */
  let after = -1;
  let rows = 0;
  let signs = 0;
  let end = first;
  let last = first;
  let lineAt = line;
  while (end < span.end && end - last < LONGEST_LINE) {
    const byte = bytes[end] as number;
    if (byte === EQUALS) {
      const escaped = escapedByte(bytes, end, span.end);
      if (escaped === -1) {
        const length = softBreak(bytes, end, span.end);
        if (length === 0) break;
        const lineLength = end + 1 - lineAt;
        // The first line may begin behind something else; a line that goes on has something to go on with.
        const isBroken = lineLength >= SHORTEST_BROKEN && (lineLength <= LONGEST_BROKEN || lineAt === line);
        if (isBroken && end + length < bytes.byteLength) breaks += 1;
        end += length;
        lineAt = end;
        last = end;
        continue;
      }
      if (isName(bytes, end, Math.max(line, lineAt))) pairs += 1;
      if (mustBeEscaped(escaped, bytes, end + 3)) {
        musts += 1;
        if (escaped === EQUALS) signs += 1;
        if (after === end) rows += 1;
        after = end + 3;
      } else if (after === end) after = end + 3;
      end += 3;
      last = end;
      continue;
    }
    if (byte < SPACE && byte !== 0x09) {
      if (byte !== LINE_FEED && byte !== RETURN) break;
      // A line without an escape is text of its own.
      const ahead = end + (byte === RETURN && bytes[end + 1] === LINE_FEED ? 2 : 1);
      if (!hasEscape(bytes, ahead, span.end)) break;
      end = ahead;
      lineAt = end;
      last = end;
      continue;
    }
    end += 1;
  }
  const isMeant = breaks > 0 || rows > 0 || signs > 0 || (musts > 0 && pairs === 0);
  const claims = breaks > 1 || (breaks > 0 && musts > 0);
  const inner = { start: first, end: last };
  const set = betweenTags(bytes, { start: line, end }, inner);
  if (set !== null) return { ...set, isMeant, claims };
  if (breaks > 0) return { start: line, end, isMeant, claims };
  const quoted = betweenQuotes(bytes, { start: line, end }, inner);
  // What is escaped once more by JSON is looked at when that is taken off.
  const isInString = quoted.start > line && bytes.subarray(quoted.start, quoted.end).includes(BACKSLASH);
  return { ...quoted, isMeant: isMeant && !isInString, claims };
}

/** Where the line begins, or what went before it that is no text. */
function lineStart(bytes: Uint8Array, at: number, least: number): number {
  const first = Math.max(least, at - LONGEST_LINE);
  let start = at;
  while (start > first && ((bytes[start - 1] as number) >= SPACE || bytes[start - 1] === 0x09)) start -= 1;
  return start;
}

function hasEscape(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end && at - from < LONGEST_LINE; at++) {
    const byte = bytes[at] as number;
    if (byte === EQUALS) return escapedByte(bytes, at, end) !== -1 || softBreak(bytes, at, end) > 0;
    if (byte < SPACE && byte !== 0x09) return false;
  }
  return false;
}

/**
 * The part of a run that lies between the tags around its escapes, or is the value of an attribute; null where it is
 * neither, or where the tags are escaped too: an attribute's equals sign, which is no escape, ended what went before.
 */
function betweenTags(bytes: Uint8Array, run: Span, inner: Span): Span | null {
  if (run.start === 0 || bytes[run.start - 1] !== EQUALS) return null;
  const before = bytes.subarray(run.start, inner.start);
  const tag = before.lastIndexOf(GREATER);
  const start = tag !== -1 ? tag + 1 : before[0] === QUOTE ? 1 : 0;
  if (start === 0) return null;
  const end = bytes.subarray(inner.end, run.end).indexOf(tag !== -1 ? LESS : QUOTE);
  return { start: run.start + start, end: end === -1 ? run.end : inner.end + end };
}

/** The part of a run that lies between the quotes around its escapes. */
function betweenQuotes(bytes: Uint8Array, run: Span, inner: Span): Span {
  const before = bytes.subarray(run.start, inner.start).lastIndexOf(QUOTE);
  const behind = bytes.subarray(inner.end, run.end).indexOf(QUOTE);
  if (before === -1 || behind === -1) return run;
  return { start: run.start + before + 1, end: inner.end + behind };
}

/** Whether nothing but the name of a pair stands before the equals sign. */
function isName(bytes: Uint8Array, at: number, start: number): boolean {
  let from = at;
  while (from > start && isInName(bytes[from - 1] as number)) from -= 1;
  if (from === at) return false;
  const before = from > start ? (bytes[from - 1] as number) : 0;
  return before <= SPACE || '&?;,"\'{(<'.includes(String.fromCharCode(before));
}

function isInName(byte: number): boolean {
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x2e;
}

/** Whether quoted-printable must escape the byte (rules 1 to 3); `next`: where what comes after its escape begins. */
function mustBeEscaped(byte: number, bytes: Uint8Array, next: number): boolean {
  if (byte < SPACE || byte > 0x7e || byte === EQUALS) return true;
  return byte === SPACE && (next >= bytes.byteLength || (bytes[next] as number) < SPACE);
}

function escapedByte(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 >= end) return -1;
  const [high, low] = [bytes[at + 1] as number, bytes[at + 2] as number];
  // Small letters are none.
  if (high > 0x46 || low > 0x46) return -1;
  const value = ((FOUR_BITS[high] as number) << 4) | (FOUR_BITS[low] as number);
  return value > 255 ? -1 : value;
}

/** The length of a line break that an equals sign takes back; 0 where there is none. */
function softBreak(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 < end && bytes[at + 1] === LINE_FEED) return 2;
  return at + 2 < end && bytes[at + 1] === RETURN && bytes[at + 2] === LINE_FEED ? 3 : 0;
}
