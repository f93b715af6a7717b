import type { Span } from '../base/index.ts';
import { isPlainText } from './plain-text.ts';
import { SIX_BITS } from './six-bits.ts';

/*
 * Base64 of less than twelve bytes looks like any word. What so few bytes can hold that tells anything is text:
 * a telephone number, a serial number, the name of a carrier. So a short run is believed where it is padded as it
 * must be, or is a whole value between what divides values, and where it gives text and nothing else. Of words
 * one in some hundred does so by chance; most are given up at their second letter or their third.
 */

/** Shortest: six bytes, fewer than any telephone number has digits. */
export const LEAST_SHORT = 8;
/** Runs from this many characters on are read whatever they give. */
export const LEAST_CHARACTERS = 16;

const QUOTE = 0x22;
const SLASH = 0x2f;
const COLON = 0x3a;
const PADDING = 0x3d;

/** Byte → how it is like words and numbers: 1 a small letter, 2 a small hex digit, 4 a large one. */
const LIKENESS = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  LIKENESS[letter.charCodeAt(0)] =
    (/[a-z_/-]/.test(letter) ? 1 : 0) |
    (/[0-9a-f-]/.test(letter) ? 2 : 0) |
    (/[0-9A-F-]/.test(letter) ? 4 : 0);
}

const BEFORE = 1;
const BEHIND = 2;
/** Byte → whether it may stand before a value, or behind one. */
const DIVIDES = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const letter = String.fromCharCode(byte);
  // White space, and in binary bytes tags and lengths.
  const isBlank = byte <= 0x20;
  DIVIDES[byte] =
    (isBlank || '"\'=&;,/>[('.includes(letter) ? BEFORE : 0) |
    (isBlank || '"\'&;,/<#])'.includes(letter) ? BEHIND : 0);
}

/** Tells the short values in a run of base64's letters: the run itself, or what a path has between its slashes. */
export function findShort(bytes: Uint8Array, { start, end }: Span, found: (span: Span) => void): void {
  let from = start;
  while (end - from >= LEAST_SHORT) {
    const to = shortEnd(bytes, from);
    if (to !== -1) found({ start: from, end: to });
    if (to >= end) return;
    let at = from;
    while (at < end && bytes[at] !== SLASH) at += 1;
    from = at + 1;
  }
}

/** Where the short base64 that begins at `start` ends, its padding included; -1 where none begins. */
export function shortEnd(bytes: Uint8Array, start: number): number {
  const first = (sixBits(bytes, start) << 2) | (sixBits(bytes, start + 1) >> 4);
  // No text begins with a control, and no UTF-8 with these.
  if (first < 0x20 || (first >= 0x7f && first < 0xc2)) return -1;
  const divided = textEnd(bytes, start, SLASH);
  const end = valueEnd(bytes, start, divided);
  // A slash is a letter as well: of text it comes from a question mark in every third place.
  return end === -1 && bytes[divided] === SLASH ? valueEnd(bytes, start, textEnd(bytes, start, null)) : end;
}

/** How far letters go on that give text; no further than what is no longer short. */
function textEnd(bytes: Uint8Array, start: number, divider: number | null): number {
  let bits = 0;
  let at = start;
  for (; at < start + LEAST_CHARACTERS; at++) {
    const six = sixBits(bytes, at);
    if (six === 255 || bytes[at] === divider) break;
    bits = ((bits << 6) | six) & 0xffff;
    const phase = (at - start) & 3;
    if (phase !== 0 && isControl((bits >> (6 - phase * 2)) & 0xff)) break;
  }
  return at;
}

function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < LEAST_SHORT || length >= LEAST_CHARACTERS || (length & 3) === 1) return -1;
  const padding = bytes[end] === PADDING ? paddingAt(bytes, end, length & 3) : 0;
  if (padding === -1 || (padding === 0 && !isValue(bytes, start, end))) return -1;
  return givesText(bytes, start, end) ? end + padding : -1;
}

function sixBits(bytes: Uint8Array, at: number): number {
  return at < bytes.byteLength ? (SIX_BITS[bytes[at] as number] as number) : 255;
}

function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13);
}

/** The length of the padding where it is as it must be; -1 where the equals signs mean something else. */
function paddingAt(bytes: Uint8Array, at: number, over: number): number {
  const length = over === 0 ? 0 : 4 - over;
  if (length === 0 || (length === 2 && bytes[at + 1] !== PADDING)) return -1;
  return bytes[at + length] === PADDING || sixBits(bytes, at + length) !== 255 ? -1 : length;
}

/** Whether the run is a value from end to end, and neither a name in JSON, nor a number, nor a word. */
function isValue(bytes: Uint8Array, start: number, end: number): boolean {
  if (start > 0 && ((DIVIDES[bytes[start - 1] as number] as number) & BEFORE) === 0) return false;
  if (end < bytes.byteLength && ((DIVIDES[bytes[end] as number] as number) & BEHIND) === 0) return false;
  if (bytes[end] === QUOTE && bytes[end + 1] === COLON) return false;
  let like = 7;
  for (let at = start; at < end; at++) like &= LIKENESS[bytes[at] as number] as number;
  return like === 0;
}

/** Whether the run gives text, and nothing stands in the bits left over (RFC 4648 section 3.5). */
function givesText(bytes: Uint8Array, start: number, end: number): boolean {
  const over = (end - start) & 3;
  const last = sixBits(bytes, end - 1);
  if ((over === 2 && (last & 15) !== 0) || (over === 3 && (last & 3) !== 0)) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  return isPlainText(Buffer.from(text, 'base64'));
}
