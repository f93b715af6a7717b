import type { Span } from './span.ts';
import { utf8Length, writeUtf8 } from './utf8.ts';

/*
 * A JSON string's raw text (between the quotes) is a row of units: a byte that stands for itself, or an
 * escape (RFC 8259 section 7) that stands for one to four bytes of UTF-8. A surrogate pair written as two
 * escapes is one unit; a lone surrogate becomes U+FFFD, as no UTF-8 can hold it. An escape nobody knows, or
 * one that breaks off, is no escape: its bytes stand for themselves, so that nothing is lost.
 * Everything here works on units, so the way there and the way back always agree.
 */

const BACKSLASH = 0x5c;
const REPLACEMENT = 0xfffd;

/** Escape letter → the byte it stands for; 0 where the letter is none. */
const SHORT_ESCAPES = new Uint8Array(256);
for (const [letter, byte] of [
  ['"', 0x22],
  ['\\', 0x5c],
  ['/', 0x2f],
  ['b', 0x08],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
] as const) {
  SHORT_ESCAPES[letter.charCodeAt(0)] = byte;
}

/** Hex digit → its value; 255 where it is none. */
const HEX = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
  HEX[value.toString(16).charCodeAt(0)] = value;
  HEX[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** The value of raw text between the quotes; the same array where nothing is escaped in it. */
export function unescapeJson(inner: Uint8Array): Uint8Array {
  const first = inner.indexOf(BACKSLASH);
  if (first === -1) return inner;
  // No escape is shorter than what it stands for.
  const value = new Uint8Array(inner.byteLength);
  value.set(inner.subarray(0, first));
  let to = first;
  for (let at = first; at < inner.byteLength; ) {
    const byte = inner[at] as number;
    if (byte !== BACKSLASH) {
      value[to++] = byte;
      at += 1;
      continue;
    }
    const short = SHORT_ESCAPES[inner[at + 1] ?? 0] as number;
    if (short !== 0) {
      value[to++] = short;
      at += 2;
      continue;
    }
    const codePoint = codePointAt(inner, at);
    if (codePoint === -1) {
      value[to++] = byte;
      at += 1;
    } else {
      to = writeUtf8(value, to, codePoint);
      at += codePoint > 0xffff ? 12 : 6;
    }
  }
  return value.subarray(0, to);
}

/** Where a unit begins in the raw text and in the value. */
interface Mark {
  readonly raw: number;
  readonly value: number;
}

/** Bytes of the value between two marks: a look-up walks at most so far and a span. */
const MARK_DISTANCE = 4_096;

/**
 * Finds the smallest run of raw text that stands for a span of the value, counted from the first byte after the
 * opening quote. A span that cuts through an escape gets the whole of it. Keeps marks, so that of many spans of one
 * long text no look-up walks from the start.
 */
export function jsonEscapeMap(inner: Uint8Array): (span: Span) => Span {
  if (inner.indexOf(BACKSLASH) === -1) return (span) => clamped(span, inner.byteLength);
  const marks: Mark[] = [{ raw: 0, value: 0 }];
  return (span) => {
    const wanted = Math.floor(Math.max(span.start, 0) / MARK_DISTANCE);
    while (marks.length <= wanted) {
      const last = marks.at(-1) as Mark;
      const next = markAt(inner, last, marks.length * MARK_DISTANCE);
      if (next.raw >= inner.byteLength) break;
      marks.push(next);
    }
    return rawSpan(inner, span, marks[Math.min(wanted, marks.length - 1)] as Mark);
  };
}

function clamped(span: Span, byteLength: number): Span {
  const start = Math.min(Math.max(span.start, 0), byteLength);
  return { start, end: Math.max(start, Math.min(span.end, byteLength)) };
}

function rawSpan(inner: Uint8Array, span: Span, from: Mark): Span {
  const first = markAt(inner, from, span.start);
  if (span.end <= span.start) return { start: first.raw, end: first.raw };
  const last = markAt(inner, first, span.end - 1);
  return { start: first.raw, end: last.raw + rawLengthAt(inner, last.raw) };
}

/** The unit that holds byte `value` of the value; the end of the text where it is shorter. */
function markAt(inner: Uint8Array, from: Mark, value: number): Mark {
  let { raw, value: reached } = from;
  while (raw < inner.byteLength) {
    if (inner[raw] !== BACKSLASH) {
      if (reached >= value) break;
      raw += 1;
      reached += 1;
      continue;
    }
    const codePoint = SHORT_ESCAPES[inner[raw + 1] ?? 0] === 0 ? codePointAt(inner, raw) : -1;
    const byteLength = codePoint === -1 ? 1 : utf8Length(codePoint);
    if (reached + byteLength > value) break;
    raw += rawLengthAt(inner, raw);
    reached += byteLength;
  }
  return { raw, value: reached };
}

/** Raw bytes of the unit at `raw`; 0 past the end. */
function rawLengthAt(inner: Uint8Array, raw: number): number {
  if (raw >= inner.byteLength) return 0;
  if (inner[raw] !== BACKSLASH) return 1;
  if (SHORT_ESCAPES[inner[raw + 1] ?? 0] !== 0) return 2;
  const codePoint = codePointAt(inner, raw);
  return codePoint === -1 ? 1 : codePoint > 0xffff ? 12 : 6;
}

/** What the `\uXXXX` at `at` stands for, the low half of a pair taken along; -1 where none stands there. */
function codePointAt(inner: Uint8Array, at: number): number {
  const high = hexEscapeAt(inner, at);
  if (high < 0xd800 || high > 0xdfff) return high;
  if (high > 0xdbff) return REPLACEMENT;
  const low = hexEscapeAt(inner, at + 6);
  if (low < 0xdc00 || low > 0xdfff) return REPLACEMENT;
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

function hexEscapeAt(inner: Uint8Array, at: number): number {
  if (at + 6 > inner.byteLength || inner[at] !== BACKSLASH || inner[at + 1] !== 0x75) return -1;
  let value = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = HEX[inner[i] as number] as number;
    if (digit === 255) return -1;
    value = (value << 4) | digit;
  }
  return value;
}
