import { byteEscapeOf, type Escapes, escapeOf } from './escapes.ts';
import { FOUR_BITS } from './hex-digits.ts';

/*
 * The escapes of strings: those of JSON (RFC 8259 section 7), and those of programming languages beside them, `\x41`,
 * `\101`, `\u{41}` and `\'`. A surrogate pair written as two escapes is one unit; a surrogate alone is U+FFFD. An
 * escape nobody knows is none, so that nothing is lost.
 *
 * `\xe9` is a byte where languages write bytes so, and U+00E9 in JavaScript. Among other such escapes it is taken
 * for a byte, as then the whole text is written so; alone among letters for a character.
 */

const BACKSLASH = 0x5c;
const U = 0x75;
const X = 0x78;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const REPLACEMENT = 0xfffd;
/** Digits of `\u{…}`. */
const MOST_DIGITS = 6;

/** Escape letter → the byte it stands for; 0 where the letter is none. */
const SHORT = new Uint8Array(256);
for (const [letter, byte] of [
  ['"', 0x22],
  ["'", 0x27],
  ['\\', 0x5c],
  ['/', 0x2f],
  ['b', 0x08],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
] as const) {
  SHORT[letter.charCodeAt(0)] = byte;
}

export const STRING_ESCAPES: Escapes = {
  layer: 'json-string',
  sign: BACKSLASH,
  at(raw, at) {
    const letter = raw[at + 1] ?? 0;
    const short = SHORT[letter] as number;
    if (short !== 0) return byteEscapeOf(2, short);
    return numberedEscape(raw, at);
  },
};

/** The escape by number that begins at `at`, as `Escapes` tells it; -1 where none does. */
export function numberedEscape(raw: Uint8Array, at: number): number {
  const letter = raw[at + 1] ?? 0;
  if (letter === U) return raw[at + 2] === OPEN ? bracedAt(raw, at) : pairAt(raw, at);
  if (letter === X) return hexAt(raw, at);
  return letter >= 0x30 && letter <= 0x33 ? octalAt(raw, at) : -1;
}

function pairAt(raw: Uint8Array, at: number): number {
  const high = unitAt(raw, at);
  if (high === -1) return -1;
  if (high < 0xd800 || high > 0xdfff) return escapeOf(6, high);
  const low = high > 0xdbff ? -1 : unitAt(raw, at + 6);
  if (low < 0xdc00 || low > 0xdfff) return escapeOf(6, REPLACEMENT);
  return escapeOf(12, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
}

function unitAt(raw: Uint8Array, at: number): number {
  if (at + 6 > raw.byteLength || raw[at] !== BACKSLASH || raw[at + 1] !== U) return -1;
  let value = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = FOUR_BITS[raw[i] as number] as number;
    if (digit === 255) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

function bracedAt(raw: Uint8Array, at: number): number {
  let value = 0;
  let end = at + 3;
  for (; end < raw.byteLength && end - at - 3 < MOST_DIGITS; end++) {
    const digit = FOUR_BITS[raw[end] as number] as number;
    if (digit === 255) break;
    value = value * 16 + digit;
  }
  if (end === at + 3 || end >= raw.byteLength || raw[end] !== CLOSE) return -1;
  const isCharacter = value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  return escapeOf(end + 1 - at, isCharacter ? value : REPLACEMENT);
}

function hexAt(raw: Uint8Array, at: number): number {
  const value = byteAt(raw, at);
  if (value === -1) return -1;
  const isAlone = value >= 0x80 && byteAt(raw, at - 4) === -1 && byteAt(raw, at + 4) === -1;
  return isAlone ? escapeOf(4, value) : byteEscapeOf(4, value);
}

function byteAt(raw: Uint8Array, at: number): number {
  if (at < 0 || raw[at] !== BACKSLASH || raw[at + 1] !== X || at + 4 > raw.byteLength) return -1;
  const value =
    ((FOUR_BITS[raw[at + 2] as number] as number) << 4) | (FOUR_BITS[raw[at + 3] as number] as number);
  return value > 255 ? -1 : value;
}

function octalAt(raw: Uint8Array, at: number): number {
  if (at + 4 > raw.byteLength) return -1;
  let value = 0;
  for (let i = at + 1; i < at + 4; i++) {
    const digit = (raw[i] as number) - 0x30;
    if (digit < 0 || digit > 7) return -1;
    value = (value << 3) | digit;
  }
  return byteEscapeOf(4, value);
}
