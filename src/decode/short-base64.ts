import type { Span } from '../base/index.ts';
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

/** Byte → whether it can be the first letter of text's base64: no text begins with a control, no UTF-8 with 80 to bf. */
const FIRST = new Uint8Array(256);
const LETTER = 1;
const PATH = 2;
for (const letter of 'CIJKLMNOPQRSTUVWXYZabcdefwxyz0123456789') FIRST[letter.charCodeAt(0)] = LETTER;
FIRST[SLASH] = PATH;

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

/**
 * Tells the short values in a run of base64's letters: the run itself, or else what stands between slashes where
 * it begins with one, or is no short run.
 */
export function findShort(bytes: Uint8Array, run: Span, found: (span: Span) => void): void {
  const whole = shortEnd(bytes, run.start, run.end);
  if (whole !== -1) {
    found({ start: run.start, end: whole });
    return;
  }
  if (bytes[run.start] !== SLASH && run.end - run.start < LEAST_CHARACTERS) return;
  let start = run.start;
  for (let at = start; at <= run.end; at++) {
    if (at < run.end && bytes[at] !== SLASH) continue;
    const end = shortEnd(bytes, start, at);
    if (end !== -1) found({ start, end });
    start = at + 1;
  }
}

/** Whether short base64 may begin with this letter, or a path that has some in it. */
export function canBeginText(byte: number): boolean {
  return FIRST[byte] !== 0;
}

/** Where the short base64 that these letters are ends, its padding included; -1 where they are none. */
export function shortEnd(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < LEAST_SHORT || length >= LEAST_CHARACTERS || (length & 3) === 1) return -1;
  if (FIRST[bytes[start] as number] === 0) return -1;
  const padding = end < bytes.byteLength && bytes[end] === PADDING ? paddingAt(bytes, end, length & 3) : 0;
  if (padding === -1 || (padding === 0 && !isDivided(bytes, start, end))) return -1;
  return givesText(bytes, start, end) && (padding > 0 || !isWord(bytes, start, end)) ? end + padding : -1;
}

/** The length of the padding where it is as it must be; -1 where the equals signs mean something else. */
function paddingAt(bytes: Uint8Array, at: number, over: number): number {
  const length = over === 0 ? 0 : 4 - over;
  if (length === 0 || (length === 2 && bytes[at + 1] !== PADDING)) return -1;
  // Behind a name's equals sign comes its value.
  const behind = at + length < bytes.byteLength ? (bytes[at + length] as number) : SLASH;
  return behind === SLASH || (behind !== PADDING && SIX_BITS[behind] === 255) ? length : -1;
}

/** Whether the run is a value from end to end, and no name in JSON. */
function isDivided(bytes: Uint8Array, start: number, end: number): boolean {
  if (end < bytes.byteLength) {
    if (((DIVIDES[bytes[end] as number] as number) & BEHIND) === 0) return false;
    if (bytes[end] === QUOTE && bytes[end + 1] === COLON) return false;
  }
  return start === 0 || ((DIVIDES[bytes[start - 1] as number] as number) & BEFORE) !== 0;
}

/** Whether it is all small letters, or all digits as hex has them. */
function isWord(bytes: Uint8Array, start: number, end: number): boolean {
  let like = 7;
  for (let at = start; at < end; at++) like &= LIKENESS[bytes[at] as number] as number;
  return like !== 0;
}

/** Whether the run gives UTF-8 without controls, and nothing stands in the bits left over (RFC 4648 section 3.5). */
function givesText(bytes: Uint8Array, start: number, end: number): boolean {
  let bits = 0;
  /** Bytes that the character still has to have. */
  let more = 0;
  for (let at = start; at < end; at++) {
    bits = ((bits << 6) | (SIX_BITS[bytes[at] as number] as number)) & 0xfff;
    const phase = (at - start) & 3;
    if (phase === 0) continue;
    const byte = (bits >> (6 - phase * 2)) & 0xff;
    if (more > 0) {
      if (byte >> 6 !== 2) return false;
      more -= 1;
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return false;
      more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    } else if (byte < 0x20 ? byte !== 9 && byte !== 10 && byte !== 13 : byte === 0x7f) return false;
  }
  const over = (end - start) & 3;
  return more === 0 && (over === 0 || (bits & (over === 2 ? 15 : 3)) === 0);
}
