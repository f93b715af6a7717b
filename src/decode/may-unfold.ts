import type { Span } from '../base/index.ts';
import { isEscapeAt } from './percent-map.ts';
import { findShort, LEAST_CHARACTERS, LEAST_SHORT } from './short-base64.ts';

/*
 * Most parts are a few dozen bytes: a value with one escape in it, or noise that looked like base64. Asking
 * every finder about them would cost more than all the rest, so one pass looks for what each would need.
 * It may say yes for nothing; it must never say no where a finder would find something.
 */

/** Parts longer than this are worth asking the finders. */
const SHORT = 512;

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
/** First and second bytes of gzip (1f 8b), zstd (28 b5) and zlib (78 and one of four). */
const FIRST = 4;
const SECOND = 8;
/** What opens a JSON string, and what an escape in one begins with. */
const QUOTE = 16;
const BACKSLASH = 32;
/** What a percent-encoded byte begins with. */
const PERCENT = 64;

const SETS = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  SETS[letter.charCodeAt(0)] = LETTER;
}
for (const [set, bytes] of [
  [SIGN, [0x2b]],
  [FIRST, [0x1f, 0x28, 0x78]],
  [SECOND, [0x8b, 0xb5, 0x01, 0x5e, 0x9c, 0xda]],
  [QUOTE, [0x22]],
  [BACKSLASH, [0x5c]],
  [PERCENT, [0x25]],
] as const) {
  for (const byte of bytes) SETS[byte] = (SETS[byte] as number) | set;
}

/** Which layers could be found in the bytes. */
export function mayUnfold(bytes: Uint8Array): Prospect {
  const length = bytes.byteLength;
  if (length > SHORT) return ANYTHING;
  let streams = false;
  let texts = false;
  let seen = 0;
  let run = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const sets = SETS[bytes[at] as number] as number;
    if ((sets & LETTER) !== 0) {
      run += 1;
      if (run >= LEAST_CHARACTERS || (sets & SIGN) !== 0) texts = true;
    } else {
      if (run >= LEAST_SHORT) texts ||= hasShort(bytes, { start: at - run, end: at });
      run = 0;
      if (
        ((sets & BACKSLASH) !== 0 && (seen & QUOTE) !== 0) ||
        ((sets & PERCENT) !== 0 && isEscapeAt(bytes, at, length))
      ) {
        texts = true;
      }
    }
    if ((sets & SECOND) !== 0 && (before & FIRST) !== 0) streams = true;
    seen |= sets;
    before = sets;
  }
  if (run >= LEAST_SHORT) texts ||= hasShort(bytes, { start: length - run, end: length });
  if (streams) return texts ? ANYTHING : STREAMS;
  return texts ? TEXTS : NOTHING;
}

function hasShort(bytes: Uint8Array, run: Span): boolean {
  let has = false;
  findShort(bytes, run, () => {
    has = true;
  });
  return has;
}
