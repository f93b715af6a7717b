import type { Span } from '../base/index.ts';
import { isMarkedBase85, isUnmistakable85 } from './base85-region.ts';
import { findTexts85 } from './base85-texts.ts';
import { findValues85 } from './base85-values.ts';
import { mayBePacked } from './layers/lz-string.ts';
import { mayBeReversed } from './layers/reversed.ts';
import { mayBeRotated } from './layers/rot13.ts';
import { mayBeXored } from './layers/xor.ts';
import { isEscapeAt } from './percent-map.ts';
import { findShort, LEAST_CHARACTERS, LEAST_SHORT } from './short-words.ts';
import { beginsAsText } from './text-check.ts';
import { beginsWide } from './wide-text.ts';

/*
 * Most parts are a few dozen bytes: a value with one escape in it, or noise that looked like base64. Asking
 * every finder about them would cost more than all the rest, so one pass looks for what each would need.
 * It may say yes for nothing; it must never say no where a finder would find something.
 */

/** Parts longer than this are worth asking the finders. */
const SHORT = 512;

/** Pairs of letters with a sign between that no words are, so that they may be hexadecimal. */
const LEAST_PAIRS = 4;

/** Bytes that are text where a part is. */
const BEGINNING = 32;

/** What could be found in some bytes. */
export interface Prospect {
  /** Compressed streams. */
  readonly streams: boolean;
  /** Escapes or base64. */
  readonly texts: boolean;
}

const NOTHING: Prospect = { streams: false, texts: false };
const STREAMS: Prospect = { streams: true, texts: false };
const TEXTS: Prospect = { streams: false, texts: true };
const ANYTHING: Prospect = { streams: true, texts: true };

/** A plus sign, which may be a space. */
const SIGN = 1;
/** A character of base64. */
const LETTER = 2;
/** First and second bytes of gzip (1f 8b), zstd (28 b5), zlib (78 and one of four), LZ4 (04 22), Snappy (ff 06) and ZIP (03 04 behind PK). */
const FIRST = 4;
const SECOND = 8;
/** What opens a JSON string, and what an escape in one begins with. */
const QUOTE = 16;
const BACKSLASH = 32;
/** What a percent-encoded byte begins with. */
const PERCENT = 64;
/** What other escapes begin with: a backslash outside of strings, an ampersand, an equals sign. */
const ESCAPE = 128;
/** High bytes of UTF-16, which stand at every second place. */
const WIDE = 256;

const SETS = new Uint16Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  SETS[letter.charCodeAt(0)] = LETTER;
}
for (const [set, bytes] of [
  [SIGN, [0x2b]],
  [FIRST, [0x1f, 0x28, 0x78, 0x04, 0xff, 0x03]],
  [SECOND, [0x8b, 0xb5, 0x01, 0x5e, 0x9c, 0xda, 0x22, 0x06, 0x04]],
  [QUOTE, [0x22]],
  [BACKSLASH, [0x5c]],
  [PERCENT, [0x25]],
  [ESCAPE, [0x5c, 0x26, 0x3d]],
  [WIDE, [0x00, 0x03, 0x04, 0x05, 0x06, 0x09, 0x0b, 0x0c, 0x0e]],
] as const) {
  for (const byte of bytes) SETS[byte] = (SETS[byte] as number) | set;
}

/** Which layers could be found in the bytes. */
export function mayUnfold(bytes: Uint8Array): Prospect {
  const length = bytes.byteLength;
  if (length > SHORT) return ANYTHING;
  let streams = false;
  let texts = beginsWide(bytes);
  let seen = 0;
  let run = 0;
  let pairs = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const sets = SETS[bytes[at] as number] as number;
    if ((sets & LETTER) !== 0) {
      run += 1;
      if (run >= LEAST_CHARACTERS || (sets & SIGN) !== 0) texts = true;
    } else {
      if (run >= LEAST_SHORT) texts ||= hasShort(bytes, { start: at - run, end: at });
      // One sign behind a pair of letters goes on with a row of separated hexadecimal.
      pairs = run === 2 ? pairs + 1 : 0;
      if (pairs >= LEAST_PAIRS) texts = true;
      run = 0;
      if (
        ((sets & BACKSLASH) !== 0 && (seen & QUOTE) !== 0) ||
        ((sets & PERCENT) !== 0 && isEscapeAt(bytes, at, length)) ||
        ((sets & WIDE) !== 0 && bytes[at + 2] === bytes[at]) ||
        ((sets & ESCAPE) !== 0 && isTextEscapeAt(bytes, at))
      ) {
        texts = true;
      }
    }
    if ((sets & SECOND) !== 0 && (before & FIRST) !== 0) streams = true;
    seen |= sets;
    before = sets;
  }
  if (run >= LEAST_SHORT) texts ||= hasShort(bytes, { start: length - run, end: length });
  if (run === 2 && pairs >= LEAST_PAIRS - 1) texts = true;
  texts ||= mayBeBase85(bytes);
  texts ||=
    mayBePacked(bytes) ||
    mayBeXored(bytes) ||
    (beginsAsText(bytes, 0, Math.min(BEGINNING, length)) && (mayBeReversed(bytes) || mayBeRotated(bytes)));
  if (streams) return texts ? ANYTHING : STREAMS;
  return texts ? TEXTS : NOTHING;
}

function mayBeBase85(bytes: Uint8Array): boolean {
  if (isMarkedBase85(bytes)) return true;
  // What is no text gives itself away by its first bytes.
  if (bytes.byteLength < LEAST_SHORT || !beginsAsText(bytes, 0, bytes.byteLength)) return false;
  if (isUnmistakable85(bytes, { start: 0, end: bytes.byteLength })) return true;
  let has = false;
  const found = () => {
    has = true;
  };
  findTexts85(bytes, { start: 0, end: bytes.byteLength }, { found });
  findValues85(bytes, { start: 0, end: bytes.byteLength }, { found });
  return has;
}

function hasShort(bytes: Uint8Array, run: Span): boolean {
  let has = false;
  findShort(bytes, run, () => {
    has = true;
  });
  return has;
}

const SEMICOLON = 0x3b;

/** Whether an entity, an escape of quoted-printable or one outside of strings could begin here. */
function isTextEscapeAt(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 0;
  if (bytes[at] === 0x26) return next === 0x23 || bytes.indexOf(SEMICOLON, at) !== -1;
  if (bytes[at] === 0x3d) return next <= 0x46 && (bytes[at + 2] ?? 0x0a) <= 0x46;
  return next === 0x75 || next === 0x78 || (next >= 0x30 && next <= 0x33);
}
