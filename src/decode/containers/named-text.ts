import { latin1Of, type Span } from '../../base/index.ts';
import type { Container, Located } from './container.ts';
import { xmlBehindText } from './xml.ts';

/*
 * Text that names values as people and programs write them on a line: `key=value`, `key: value`, `key="a value"`
 * (logfmt, structured syslog of RFC 5424 section 6.3, logcat, dumps), and JSON that stands behind other text. There
 * is nothing to parse ahead: only the few bytes before a span are looked at, back to a sign that parts a name from
 * its value, within one line.
 */

/** Bytes before a span in which its value may begin: a token's header stands before its payload. */
export const LONGEST_BEFORE = 1_024;

/** Bytes behind a span in which its value may end. */
const LONGEST_BEHIND = 4_096;

/** Bytes of a name. */
const LONGEST_NAME = 64;

/** White space around the sign. */
const MOST_SPACES = 8;

/** Quotes and brackets between the sign and its value: `[\"`. */
const MOST_OPENING = 3;

const LINE_FEED = 0x0a;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

const isQuote = (byte: number | undefined) => byte === 0x22 || byte === 0x27;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const IN_NAME = setOf(`${LETTERS}0123456789_.-`);
const IN_PHRASE = setOf(`${LETTERS} `);
const IS_SPACE = setOf(' \t');

/** What ends a value that stands in no quotes; white space does, and all controls. */
const ENDS_VALUE = setOf('"\',;|&()[]{}<>');
ENDS_VALUE.fill(1, 0, 0x21);

/** What may open a value, and stand between it and the sign before it. */
const OPENS_VALUE = setOf('"\'([{<\\');

function setOf(signs: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const sign of signs) set[sign.charCodeAt(0)] = 1;
  return set;
}

function isNameStart(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || byte === 0x5f;
}

/** Names that stand before their values on a line of text, which may have an element in its midst. */
export const namedText: Container = {
  name: 'text',
  read(scope) {
    const { bytes, region } = scope;
    const inside = bytes.subarray(0, region.end);
    const elements = xmlBehindText(scope);
    return {
      locate: (span) =>
        elements?.locate(span) ?? inQuotes(inside, region.start, span) ?? asWord(inside, region.start, span),
    };
  },
};

/** `key="… span …"`: only the nearest quote is asked, as any before it may have been closed. */
function inQuotes(bytes: Uint8Array, first: number, span: Span): Located | null {
  const least = Math.max(first, span.start - LONGEST_BEFORE);
  for (let at = span.start - 1; at > least && bytes[at] !== LINE_FEED; at--) {
    if (!isQuote(bytes[at])) continue;
    const name = nameBefore(bytes, { start: first, end: at + 1 });
    return name === null ? null : located(name, { start: at + 1, end: closing(bytes, at, span.end) });
  }
  return null;
}

/** Where the quote is that closes what `open` opened; `from` where there is none on the line. */
function closing(bytes: Uint8Array, open: number, from: number): number {
  const last = Math.min(bytes.byteLength, from + LONGEST_BEHIND);
  for (let at = from; at < last && bytes[at] !== LINE_FEED; at++) {
    // Where the one is escaped, so is the other.
    if (bytes[at] === bytes[open]) return at > from && bytes[at - 1] === BACKSLASH ? at - 1 : at;
  }
  return from;
}

/** `key=value`, up to white space and the like. */
function asWord(bytes: Uint8Array, first: number, span: Span): Located | null {
  const least = Math.max(first, span.start - LONGEST_BEFORE);
  for (let at = span.start; at > least; at--) {
    const before = bytes[at - 1] as number;
    const isSign = before === EQUALS || (before === COLON && bytes[at] !== SLASH);
    if (!isSign && ENDS_VALUE[before] === 0) continue;
    const name = nameBefore(bytes, { start: first, end: at });
    if (name !== null) return located(name, { start: at, end: wordEnd(bytes, span.end) });
    if (!isSign) return null;
  }
  return null;
}

function wordEnd(bytes: Uint8Array, from: number): number {
  const last = Math.min(bytes.byteLength, from + LONGEST_BEHIND);
  let at = from;
  while (at < last && ENDS_VALUE[bytes[at] as number] === 0) at += 1;
  return at;
}

function located(name: string, value: Span): Located {
  return { kind: 'text', names: [name], field: name, value, hint: null };
}

/** The name of the value that begins where the span ends; null where no sign stands before that. */
function nameBefore(bytes: Uint8Array, { start, end }: Span): string | null {
  let at = back(bytes, end, { start, steps: MOST_SPACES, set: IS_SPACE });
  // What two quotes hold is over.
  if (isQuote(bytes[at - 1]) && bytes[at - 2] === bytes[at - 1]) return null;
  at = back(bytes, at, { start, steps: MOST_OPENING, set: OPENS_VALUE });
  at = back(bytes, at, { start, steps: MOST_SPACES, set: IS_SPACE });
  if (bytes[at - 1] === GREATER && bytes[at - 2] === EQUALS) at -= 1;
  const sign = bytes[at - 1];
  if (at <= start || (sign !== COLON && sign !== EQUALS)) return null;
  at = back(bytes, at - 1, { start, steps: MOST_SPACES, set: IS_SPACE });
  if (at > start && isQuote(bytes[at - 1])) at -= bytes[at - 2] === BACKSLASH ? 2 : 1;
  const from = back(bytes, at, { start, steps: LONGEST_NAME, set: IN_NAME });
  if (at <= from || at - from === LONGEST_NAME || !isNameStart(bytes[from])) return null;
  const name = latin1Of(bytes.subarray(from, at));
  return sign === COLON ? (phraseBefore(bytes, { start, end: at }) ?? name) : name;
}

/** All words from the beginning of the line: `Phone number`. Null where more than words stand there. */
function phraseBefore(bytes: Uint8Array, { start, end }: Span): string | null {
  const from = back(bytes, end, { start, steps: LONGEST_NAME, set: IN_PHRASE });
  if (from > start && bytes[from - 1] !== LINE_FEED) return null;
  const phrase = latin1Of(bytes.subarray(from, end)).trim();
  return /^[A-Z][A-Za-z]*(?: [A-Za-z]+){1,3}$/.test(phrase) ? phrase : null;
}

interface Steps {
  readonly start: number;
  readonly steps: number;
  readonly set: Uint8Array;
}

/** Back from `at` over bytes of the set. */
function back(bytes: Uint8Array, at: number, { start, steps, set }: Steps): number {
  const least = Math.max(start, at - steps);
  let to = at;
  while (to > least && set[bytes[to - 1] as number] === 1) to -= 1;
  return to;
}
