import type { Span } from '../../base/index.ts';
import { isOctet } from '../hex-digits.ts';
import { isEscapeAt } from '../percent-map.ts';
import { reversedRegion, reversedText } from '../reversed-text.ts';
import { beginsAsText } from '../text-check.ts';
import { type Change, valueLines } from '../value-lines.ts';
import { eachValue, isMixed, isMoment, type Value } from '../value-signs.ts';
import type { TextLayer } from './layer-finder.ts';

/*
 * Anything can be read backwards, so it is only done where something says so, and never twice. All of a part is where
 * it ends as JSON or XML begins and the other way round, or has a URL or percent-escapes backwards. Of other parts up
 * to LONGEST_PART bytes the values are that could be numbers, addresses or names backwards: all of them together as
 * one text, a line each, so that it costs little. Base64 and hexadecimal that give text backwards are told with the
 * other runs of letters: see disguised-letters.ts.
 *
 * Not seen: values of longer parts; names without capitals; what is encoded once more in a value that is none of
 * these; compressed and other bytes backwards, also in base64 or hexadecimal.
 */

/** Parts whose values are read backwards: requests are rarely longer, and downloads are. */
export const LONGEST_PART = 2_048;
/** As many digits as a telephone number has. */
const LEAST_DIGITS = 7;
/** Digits and letters of what is hexadecimal. */
const LEAST_HEX = 8;
/** Bytes that are text where a part is. */
const BEGINNING = 32;
/** Shorter text is no JSON, XML or address. */
const LEAST_TEXT = 6;

const PERCENT = 0x25;
const SLASH = 0x2f;
const COLON = 0x3a;

const BACKWARDS: Change = { layer: 'reversed', undo: reversedText, isBackwards: true };

export const reversed: TextLayer = {
  kind: 'text',
  layers: ['reversed'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('reversed') === false) return;
    if (span.start === 0 && span.end === bytes.byteLength && search.isText && isBackwards(bytes)) {
      if (search.affords(span)) found(reversedRegion(bytes, span));
      return;
    }
    if (bytes.byteLength > LONGEST_PART) return;
    const values = valuesIn(bytes, span);
    if (values.length > 0 && search.affords(span)) found(valueLines(bytes, values, BACKWARDS));
  },
};

/** Whether a short part may have something backwards in it. */
export function mayBeReversed(bytes: Uint8Array): boolean {
  return isBackwards(bytes) || valuesIn(bytes, { start: 0, end: bytes.byteLength }).length > 0;
}

/** First byte → the last byte of what is JSON or XML backwards. */
const FRAMES: ReadonlyMap<number, number> = new Map([
  [0x7d, 0x7b],
  [0x5d, 0x5b],
  [0x3e, 0x3c],
]);

function isBackwards(bytes: Uint8Array): boolean {
  if (!beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))) return false;
  let end = bytes.byteLength;
  while (end > 0 && (bytes[end - 1] as number) <= 0x20) end -= 1;
  let start = 0;
  while (start < end && (bytes[start] as number) <= 0x20) start += 1;
  if (end - start < LEAST_TEXT) return false;
  const last = FRAMES.get(bytes[start] as number);
  if (last !== undefined) return bytes[end - 1] === last;
  return end - start <= LONGEST_PART && (hasUrl(bytes) || hasEscapes(bytes));
}

/** Whether `//:` stands there with a letter behind it, which was the last one of a scheme. */
function hasUrl(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(COLON, 2); at !== -1; at = bytes.indexOf(COLON, at + 1)) {
    const behind = (bytes[at + 1] ?? 0) | 0x20;
    if (bytes[at - 1] === SLASH && bytes[at - 2] === SLASH && behind >= 0x61 && behind <= 0x7a) return true;
  }
  return false;
}

/** Whether every percent sign has its two digits before it, and one that has none behind, or there are some. */
function hasEscapes(bytes: Uint8Array): boolean {
  let count = 0;
  let behind = 0;
  for (let at = bytes.indexOf(PERCENT); at !== -1; at = bytes.indexOf(PERCENT, at + 1)) {
    if (at < 2 || !isOctet(bytes, at - 2)) return false;
    count += 1;
    if (isEscapeAt(bytes, at, bytes.byteLength)) behind += 1;
  }
  return count > behind || count > 1;
}

/** The values that could be something else when they are read backwards. */
function valuesIn(bytes: Uint8Array, span: Span): Span[] {
  const values: Span[] = [];
  eachValue(bytes, span, (value) => {
    const { start, end, digits, upper, lower, hexLetters, atSigns } = value;
    // Nearly all values are words of small letters.
    if (digits < 2 && upper === 0 && atSigns === 0) return;
    const isHex = upper + lower === hexLetters && digits > 1 && digits + hexLetters >= LEAST_HEX;
    const isNumber = digits >= LEAST_DIGITS && !isMoment(bytes, value);
    if (isNumber || (isHex && hexLetters > 0) || isMixed(value) || atSigns > 0 || isName(bytes, value)) {
      values.push({ start, end });
    }
  });
  return values;
}

/** Whether a word ends with a capital behind a small letter, or all are capitals. */
function isName(bytes: Uint8Array, { start, end, digits, upper, lower }: Value): boolean {
  if (upper === 0 || digits > 0) return false;
  if (lower === 0) return true;
  for (let at = start + 1; at < end; at++) {
    if (!isUpper(bytes[at] as number) || isUpper((bytes[at - 1] as number) & 0xdf) === false) continue;
    if ((bytes[at - 1] as number) >= 0x61 && (at + 1 === end || bytes[at + 1] === 0x20)) return true;
  }
  return false;
}

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
