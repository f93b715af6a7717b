import { isUtf8 } from 'node:buffer';
import type { Span } from '../base/index.ts';
import { indexIn } from './index-in.ts';
import { SIX_BITS } from './six-bits.ts';

/*
 * Base64 of less than twelve bytes looks like any word. What so few bytes can hold that tells anything is text:
 * a telephone number, a serial number, the name of a carrier. So a short run is believed where it is padded as it
 * must be, or is a whole value between what divides values, and where it gives text and nothing else. Of words
 * one in some hundred does so by chance; most are given up at their first byte.
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
  // White space, and in binary bytes tags and lengths.
  if (byte <= 0x20) DIVIDES[byte] = BEFORE | BEHIND;
  const letter = String.fromCharCode(byte);
  if ('"\'=&;,/>[('.includes(letter)) DIVIDES[byte] = BEFORE;
  if ('"\'&;,/<#])'.includes(letter)) DIVIDES[byte] = (DIVIDES[byte] as number) | BEHIND;
}

/** Tells the short run of base64 that a run of its letters is, or those that a path has between its slashes. */
export function findShort(bytes: Uint8Array, run: Span, found: (span: Span) => void): void {
  if (run.end - run.start < LEAST_CHARACTERS) {
    const end = shortEnd(bytes, run);
    if (end !== -1) return found({ start: run.start, end });
  }
  let start = run.start;
  let slash = indexIn(bytes, SLASH, run);
  while (slash !== -1 || start > run.start) {
    const to = slash === -1 ? run.end : slash;
    if (to - start >= LEAST_SHORT && to - start < LEAST_CHARACTERS) {
      const end = shortEnd(bytes, { start, end: to });
      if (end !== -1) found({ start, end });
    }
    if (slash === -1) return;
    start = slash + 1;
    slash = indexIn(bytes, SLASH, { start, end: run.end });
  }
}

/** Where a short run of base64 ends with its padding; -1 where it is none. */
function shortEnd(bytes: Uint8Array, { start, end }: Span): number {
  const first = (sixBits(bytes, start) << 2) | (sixBits(bytes, start + 1) >> 4);
  // No text begins with a control, and no UTF-8 with these.
  if (first < 0x20 || (first >= 0x7f && first < 0xc2)) return -1;
  const over = (end - start) & 3;
  if (over === 1) return -1;
  const padding = bytes[end] === PADDING ? paddingAt(bytes, end, over) : 0;
  if (padding === -1 || (padding === 0 && !isValue(bytes, start, end))) return -1;
  return isTextWithin(bytes, start, end) ? end + padding : -1;
}

function sixBits(bytes: Uint8Array, at: number): number {
  return SIX_BITS[bytes[at] as number] as number;
}

/** The length of the padding where it is as it must be; -1 where the equals signs mean something else. */
function paddingAt(bytes: Uint8Array, at: number, over: number): number {
  const length = over === 0 ? 0 : 4 - over;
  if (length === 0 || (length === 2 && bytes[at + 1] !== PADDING)) return -1;
  const behind = bytes[at + length];
  return behind === PADDING || (behind !== undefined && SIX_BITS[behind] !== 255) ? -1 : length;
}

/** Whether the run is a value from end to end, and neither a name in JSON, nor a number, nor a word. */
function isValue(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1];
  const behind = bytes[end];
  if (before !== undefined && ((DIVIDES[before] as number) & BEFORE) === 0) return false;
  if (behind !== undefined && ((DIVIDES[behind] as number) & BEHIND) === 0) return false;
  if (behind === QUOTE && bytes[end + 1] === COLON) return false;
  let like = 7;
  for (let at = start; at < end; at++) like &= LIKENESS[bytes[at] as number] as number;
  return like === 0;
}

/** Whether the run gives text, and nothing stands in the bits left over (RFC 4648 section 3.5). */
function isTextWithin(bytes: Uint8Array, start: number, end: number): boolean {
  let bits = 0;
  let isAscii = true;
  for (let at = start; at < end; at++) {
    bits = ((bits << 6) | sixBits(bytes, at)) & 0xffff;
    const phase = (at - start) & 3;
    if (phase === 0) continue;
    const byte = (bits >> (6 - phase * 2)) & 0xff;
    if (byte >= 0x80) isAscii = false;
    else if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  }
  const over = (end - start) & 3;
  if (over !== 0 && (bits & (over === 2 ? 15 : 3)) !== 0) return false;
  return isAscii || isUtf8(Buffer.from(textOfRun(bytes, start, end), 'base64'));
}

function textOfRun(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
