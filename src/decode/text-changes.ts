import type { Span } from '../base/index.ts';
import { escapesChanged } from './escapes-changed.ts';
import { type Changed, changedLetters } from './letter-pairs.ts';
import { rotatedHex } from './rot13-text.ts';
import { beginsAsText } from './text-check.ts';
import { eachValue, isMixed, isMoment, type Value } from './value-signs.ts';

/*
 * What in some text may have been turned round, or rotated: all of it, or a string in it, by its words and its escapes;
 * else values that could be something looked for when they are undone, which cost little as they are read together.
 * Both layers ask, and each more than once, so that the answer for the last bytes is kept.
 */

/** Parts whose strings and values are looked at: requests are rarely longer, and downloads are. */
export const LONGEST_PART = 2_048;
/** Bytes that are text where a part is. */
const BEGINNING = 32;
/** As many digits as a telephone number has. */
const LEAST_DIGITS = 7;
/** Digits and letters of what is hexadecimal, of a value that is looked at, and of one that surely was rotated. */
const LEAST_HEX = 8;
const SURE_HEX = 16;
/** Shorter strings tell nothing by themselves. */
const LEAST_STRING = 8;
/** Longest value in which letters past ASCII may be a name. */
const LONGEST_NAME = 64;

/** Bits of evidence in all, and for each letter, that text was turned or rotated: random letters have none in the mean. */
const TURNED_BITS = 14;
const TURNED_BITS_PER_LETTER = 0.5;
const ROTATED_BITS = 10;
const ROTATED_BITS_PER_LETTER = 1.2;
/** Bits that are enough to look at a value with others. */
const LIKELY_BITS = 3;
const LEAST_LETTERS = 6;

export interface TextChanges {
  readonly isTurned: boolean;
  readonly isRotated: boolean;
  /** Strings of it that surely were. */
  readonly turned: readonly Span[];
  readonly rotated: readonly Span[];
  /** Values that may have been. */
  readonly likelyTurned: readonly Span[];
  readonly likelyRotated: readonly Span[];
}

const NOTHING: TextChanges = {
  isTurned: false,
  isRotated: false,
  turned: [],
  rotated: [],
  likelyTurned: [],
  likelyRotated: [],
};

const NONE: Span[] = [];

/** A list is made with its first span, as most parts have none. */
function withSpan(spans: Span[], span: Span): Span[] {
  if (spans === NONE) return [span];
  spans.push(span);
  return spans;
}

let latest: Uint8Array | null = null;
let latestSpan: Span = { start: 0, end: 0 };
let latestChanges = NOTHING;

/** What may have been done to the text within the span. */
export function textChanges(bytes: Uint8Array, span: Span): TextChanges {
  if (latest === bytes && latestSpan.start === span.start && latestSpan.end === span.end)
    return latestChanges;
  latest = bytes;
  latestSpan = span;
  latestChanges = beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))
    ? changesOf(bytes, span)
    : NOTHING;
  return latestChanges;
}

function changesOf(bytes: Uint8Array, span: Span): TextChanges {
  if (span.start === 0 && span.end === bytes.byteLength) {
    const escapes = escapesChanged(bytes);
    const letters = changedLetters(bytes, 0, bytes.byteLength);
    const isTurned = escapes.turned || wasTurned(letters);
    const isRotated = escapes.rotated || wasRotated(letters);
    if (isTurned || isRotated) return { ...NOTHING, isTurned, isRotated };
  }
  if (bytes.byteLength > LONGEST_PART) return NOTHING;
  let turned = NONE;
  let rotated = NONE;
  eachString(bytes, span, (string) => {
    const letters = changedLetters(bytes, string.start, string.end);
    if (wasTurned(letters)) turned = withSpan(turned, string);
    else if (wasRotated(letters)) rotated = withSpan(rotated, string);
  });
  let likelyTurned = NONE;
  let likelyRotated = NONE;
  eachValue(bytes, span, (value) => {
    const { start, end, digits, upper, lower } = value;
    const letters = upper + lower;
    const changed = letters >= LEAST_LETTERS ? changedLetters(bytes, start, end) : null;
    if (mayBeTurned(bytes, value, changed) && !isWithin(turned, start))
      likelyTurned = withSpan(likelyTurned, { start, end });
    if (letters === 0 || isWithin(rotated, start)) return;
    if (digits > 1 && rotatedHex(bytes, value)) {
      if (digits + letters >= SURE_HEX) rotated = withSpan(rotated, { start, end });
      else likelyRotated = withSpan(likelyRotated, { start, end });
    } else if ((changed !== null && isLikely(changed, changed.rotated)) || isMixed(value)) {
      likelyRotated = withSpan(likelyRotated, { start, end });
    }
  });
  if (turned.length + rotated.length + likelyTurned.length + likelyRotated.length === 0) return NOTHING;
  return { ...NOTHING, turned, rotated, likelyTurned, likelyRotated };
}

function wasTurned({ turned, letters, inWords }: Changed): boolean {
  return (
    letters >= LEAST_LETTERS &&
    inWords * 2 >= letters &&
    turned >= Math.max(TURNED_BITS, TURNED_BITS_PER_LETTER * letters)
  );
}

function wasRotated({ rotated, letters, inWords }: Changed): boolean {
  return (
    letters >= LEAST_LETTERS &&
    inWords * 2 >= letters &&
    rotated >= Math.max(ROTATED_BITS, ROTATED_BITS_PER_LETTER * letters)
  );
}

function isLikely({ letters, inWords }: Changed, bits: number): boolean {
  return bits >= LIKELY_BITS && inWords * 2 >= letters;
}

/** Spans come in order. */
function isWithin(spans: readonly Span[], at: number): boolean {
  const last = spans.findLast(({ start }) => start <= at);
  return last !== undefined && at < last.end;
}

/** Whether a value could be a number, an address or a name when it is read backwards. */
function mayBeTurned(bytes: Uint8Array, value: Value, changed: Changed | null): boolean {
  const { digits, upper, lower, hexLetters, atSigns } = value;
  // Nearly all values are words of small letters.
  if (changed !== null && isLikely(changed, changed.turned)) return true;
  if (digits + upper + atSigns === 0) return hasOthers(bytes, value);
  if (digits >= LEAST_DIGITS && !isMoment(bytes, value)) return true;
  const isHex = upper + lower === hexLetters && digits > 1 && digits + hexLetters >= LEAST_HEX;
  return (isHex && hexLetters > 0) || atSigns > 0 || isMixed(value) || isName(bytes, value);
}

/** Whether a short value has letters past ASCII. */
function hasOthers(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end - start > LONGEST_NAME) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80) return true;
  return false;
}

/** Whether a word ends with a capital behind a small letter, or all are capitals. */
function isName(bytes: Uint8Array, { start, end, digits, upper, lower }: Value): boolean {
  if (upper === 0) return false;
  if (lower === 0) return digits === 0;
  for (let at = start + 1; at < end; at++) {
    if (!isUpper(bytes[at] as number) || (bytes[at - 1] as number) < 0x61) continue;
    if ((at + 1 === end || bytes[at + 1] === 0x20) && (digits === 0 || isWordBefore(bytes, start, at)))
      return true;
  }
  return hasOthers(bytes, { start, end });
}

/** Whether nothing but small letters stands before. */
function isWordBefore(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < LEAST_WORD) return false;
  for (let at = end - LEAST_WORD; at < end; at++) if ((bytes[at] as number) < 0x61) return false;
  return true;
}

/** Small letters of a name. */
const LEAST_WORD = 4;

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** Byte → 1 for what ends a string: quotes, the brackets of elements, and controls but for line ends. */
const ENDS = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) ENDS[byte] = byte === 0x0a || byte === 0x0d || byte === 0x09 ? 0 : 1;
for (const sign of '"<>\x7f') ENDS[sign.charCodeAt(0)] = 1;

function eachString(bytes: Uint8Array, span: Span, visit: (string: Span) => void): void {
  let start = span.start;
  for (let at = span.start; at <= span.end; at++) {
    if (at < span.end && ENDS[bytes[at] as number] === 0) continue;
    if (at - start >= LEAST_STRING && at - start < bytes.byteLength) visit({ start, end: at });
    start = at + 1;
  }
}
