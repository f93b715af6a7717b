import type { Span } from '../base/index.ts';
import { findShort, LEAST_CHARACTERS, LEAST_SHORT } from './short-base64.ts';

/*
 * Most parts are a few dozen bytes: a value with one escape in it, or noise that looked like base64. Asking
 * every finder about them would cost more than all the rest, so one pass looks for what each would need.
 * It may say yes for nothing; it must never say no where a finder would find something.
 */

/** Parts longer than this are worth asking the finders. */
const SHORT = 512;

/** A sign that a text layer cannot do without. */
const SIGN = 1;
/** A character of base64. */
const LETTER = 2;
/** First and second bytes of gzip (1f 8b), zstd (28 b5) and zlib (78 and one of four). */
const FIRST = 4;
const SECOND = 8;

const SETS = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  SETS[letter.charCodeAt(0)] = LETTER;
}
for (const [set, bytes] of [
  [SIGN, [0x25, 0x2b, 0x5c]],
  [FIRST, [0x1f, 0x28, 0x78]],
  [SECOND, [0x8b, 0xb5, 0x01, 0x5e, 0x9c, 0xda]],
] as const) {
  for (const byte of bytes) SETS[byte] = (SETS[byte] as number) | set;
}

/** Whether any layer could be found in the bytes. */
export function mayUnfold(bytes: Uint8Array): boolean {
  if (bytes.byteLength > SHORT) return true;
  let run = 0;
  let before = 0;
  for (let at = 0; at < bytes.byteLength; at++) {
    const sets = SETS[bytes[at] as number] as number;
    if ((sets & SIGN) !== 0 || ((sets & SECOND) !== 0 && (before & FIRST) !== 0)) return true;
    if ((sets & LETTER) !== 0) {
      run += 1;
      if (run >= LEAST_CHARACTERS) return true;
    } else {
      if (run >= LEAST_SHORT && hasShort(bytes, { start: at - run, end: at })) return true;
      run = 0;
    }
    before = sets;
  }
  return run >= LEAST_SHORT && hasShort(bytes, { start: bytes.byteLength - run, end: bytes.byteLength });
}

function hasShort(bytes: Uint8Array, run: Span): boolean {
  let has = false;
  findShort(bytes, run, () => {
    has = true;
  });
  return has;
}
