import type { Span } from '../base/index.ts';
import { escapesChanged, frameChanged } from './escapes-changed.ts';
import { type Changed, changedLetters } from './letter-pairs.ts';
import { beginsAsText } from './text-check.ts';
import {
  isRotatedHex,
  isSegmentRotatedHex,
  LONGEST_NAME,
  mayBeRotated,
  mayBeTurned,
} from './value-changes.ts';
import { eachValue } from './value-signs.ts';

/*
 * What in some text may have been turned round, or rotated: all of it, or a string in it, by its words and its escapes;
 * else values that could be something looked for when they are undone, which cost little as they are read together.
 * Both layers ask, and each more than once, so that the answer for the last bytes is kept.
 */

/** Parts whose strings and values are looked at: requests are rarely longer, and downloads are. */
export const LONGEST_PART = 2_048;
/** Bytes that are text where a part is. */
const BEGINNING = 32;
/** Shorter strings tell nothing by themselves. */
const LEAST_STRING = 8;

/** Bits of evidence in all, and for each letter, that text was turned or rotated: random letters have none in the mean. */
const TURNED_BITS = 14;
const TURNED_BITS_PER_LETTER = 0.5;
const ROTATED_BITS = 10;
const ROTATED_BITS_PER_LETTER = 1.2;
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
    const frame = frameChanged(bytes);
    const isTurned = escapes.turned || frame === 'turned' || wasTurned(letters);
    const isRotated = escapes.rotated || frame === 'rotated' || wasRotated(letters);
    if (isTurned || isRotated) return { ...NOTHING, isTurned, isRotated };
  }
  if (bytes.byteLength > LONGEST_PART) return NOTHING;
  let turned = NONE;
  let rotated = NONE;
  let likelyTurned = NONE;
  let likelyRotated = NONE;
  eachString(bytes, span, (string, isAscii) => {
    if (!isAscii && string.end - string.start <= LONGEST_NAME) likelyTurned = withSpan(likelyTurned, string);
    if (isRotatedHex(bytes, string)) {
      rotated = withSpan(rotated, string);
      return;
    }
    // All of it was asked about before.
    if (string.start === 0 && string.end === bytes.byteLength) return;
    const letters = changedLetters(bytes, string.start, string.end);
    if (wasTurned(letters)) turned = withSpan(turned, string);
    else if (wasRotated(letters)) rotated = withSpan(rotated, string);
  });
  eachValue(bytes, span, (value) => {
    const { start, end, upper, lower } = value;
    const letters = upper + lower;
    const changed = letters >= LEAST_LETTERS ? changedLetters(bytes, start, end) : null;
    if (mayBeTurned(bytes, value, changed) && !isWithin(turned, start) && !isWithin(likelyTurned, start))
      likelyTurned = withSpan(likelyTurned, { start, end });
    if (letters === 0 || isWithin(rotated, start)) return;
    if (isSegmentRotatedHex(bytes, value)) rotated = withSpan(rotated, { start, end });
    else if (mayBeRotated(bytes, value, changed)) likelyRotated = withSpan(likelyRotated, { start, end });
  });
  if (turned.length + rotated.length + likelyTurned.length + likelyRotated.length === 0) return NOTHING;
  // Strings were told before values.
  likelyTurned.sort((a, b) => a.start - b.start);
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

/** Spans come in order. */
function isWithin(spans: readonly Span[], at: number): boolean {
  const last = spans.findLast(({ start }) => start <= at);
  return last !== undefined && at < last.end;
}

/** Byte → 1 for what ends a string: quotes, the brackets of elements, and controls but for line ends. */
const ENDS = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) ENDS[byte] = byte === 0x0a || byte === 0x0d || byte === 0x09 ? 0 : 1;
for (const sign of '"<>\x7f') ENDS[sign.charCodeAt(0)] = 1;

function eachString(bytes: Uint8Array, span: Span, visit: (string: Span, isAscii: boolean) => void): void {
  let start = span.start;
  let all = 0;
  for (let at = span.start; at <= span.end; at++) {
    const byte = at < span.end ? (bytes[at] as number) : 0;
    if (ENDS[byte] === 0) {
      all |= byte;
      continue;
    }
    if (at - start >= LEAST_STRING) visit({ start, end: at }, all < 0x80);
    start = at + 1;
    all = 0;
  }
}
