import { utf8Length } from '../base/index.ts';

/*
 * Units of UTF-16 (RFC 2781) as they stand in bytes, and what of them is likely to be text. Any two bytes are a unit;
 * so only what stands in the blocks of the alphabets that phones are used in is taken for one.
 */

const LATIN = 1;
const OTHER = 2;
const HIGH = 3;
const LOW = 4;

/** High byte → what its units are. */
const BLOCKS = new Uint8Array(256);
for (const [from, to] of [
  [0x01, 0x07],
  [0x09, 0x0e],
  [0x10, 0x10],
  [0x17, 0x17],
  [0x1e, 0x20],
  [0x21, 0x27],
  [0x30, 0x32],
  [0x4e, 0x9f],
  [0xac, 0xd7],
  [0xfe, 0xff],
] as const) {
  for (let high = from; high <= to; high++) BLOCKS[high] = OTHER;
}
for (let high = 0xd8; high <= 0xdb; high++) BLOCKS[high] = HIGH;
for (let high = 0xdc; high <= 0xdf; high++) BLOCKS[high] = LOW;
BLOCKS[0] = LATIN;

/** Low byte of a Latin unit → whether it stands in text. */
const IN_LATIN = new Uint8Array(256);
for (let low = 0x20; low < 256; low++) IN_LATIN[low] = low < 0x7f || low >= 0xa0 ? 1 : 0;
for (const low of [0x09, 0x0a, 0x0d]) IN_LATIN[low] = 1;

export type Order = 'little' | 'big';

export function unitIn(bytes: Uint8Array, at: number, order: Order): number {
  const [first, second] = [bytes[at] as number, bytes[at + 1] as number];
  return order === 'little' ? (second << 8) | first : (first << 8) | second;
}

/** Whether the unit is one of Latin letters, digits and signs. */
export function isLatin(unit: number): boolean {
  return unit < 0x100 && IN_LATIN[unit] === 1;
}

/** Bytes of the character that begins at `at`, where it is likely to be text; 0 where it is not. */
export function characterAt(
  bytes: Uint8Array,
  at: number,
  { order, end }: { order: Order; end: number },
): number {
  if (at + 2 > end) return 0;
  const unit = unitIn(bytes, at, order);
  const block = BLOCKS[unit >> 8];
  if (block === LATIN) return IN_LATIN[unit] === 1 ? 2 : 0;
  if (block === OTHER) return unit < 0xfff0 && (unit < 0xfe70 || unit !== 0xfeff) ? 2 : 0;
  if (block !== HIGH || at + 4 > end) return 0;
  return BLOCKS[unitIn(bytes, at + 2, order) >> 8] === LOW ? 4 : 0;
}

/** The code point that a unit begins, a surrogate alone being U+FFFD. */
export function codePointIn(bytes: Uint8Array, at: number, order: Order): number {
  const unit = unitIn(bytes, at, order);
  const block = BLOCKS[unit >> 8];
  if (block === LOW) return 0xfffd;
  if (block !== HIGH) return unit;
  const low = at + 4 <= bytes.byteLength ? unitIn(bytes, at + 2, order) : 0;
  return BLOCKS[low >> 8] === LOW ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
}

/** Raw and decoded length of the character at `at`, as `unitMap` takes it. A byte that is left over stands for nothing. */
export function measureWide(raw: Uint8Array, at: number, order: Order): number {
  if (at + 2 > raw.byteLength) return 1 << 3;
  const codePoint = codePointIn(raw, at, order);
  return ((codePoint > 0xffff ? 4 : 2) << 3) | utf8Length(codePoint);
}

/** The byte order that a mark at the beginning tells; null where there is none. */
export function markedOrder(bytes: Uint8Array): Order | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : null;
}

/** Whether a short part may be UTF-16 although no byte of it is zero: a mark, or one alphabet's block throughout. */
export function beginsWide(bytes: Uint8Array): boolean {
  return markedOrder(bytes) !== null || alphabetOrder(bytes) !== null;
}

/** Characters that a part without Latin letters has at least. */
const LEAST_CHARACTERS = 3;
/** Blocks of alphabets have the high bytes of controls, which no text has at every second place. */
const LAST_ALPHABET = 0x0e;
const SPACES = 0x20;

/**
 * The byte order in which the bytes are text of one alphabet other than Latin and of spaces: Cyrillic, Arabic, Hindi.
 * Of Chinese nothing is so regular: without a mark and without any Latin sign it is not told from chance.
 */
export function alphabetOrder(bytes: Uint8Array): Order | null {
  const { byteLength } = bytes;
  if (byteLength % 2 !== 0 || byteLength < 2 * LEAST_CHARACTERS) return null;
  for (const at of [0, 1]) {
    const block = bytes[at] as number;
    if (block < 3 || block > LAST_ALPHABET) continue;
    let letters = 0;
    let i = at;
    for (; i < byteLength; i += 2) {
      if (bytes[i] === block) letters += 1;
      // A space or a sign of Latin-1, or an ASCII sign between letters.
      else if (bytes[i] !== 0 && bytes[i] !== SPACES) break;
    }
    if (i >= byteLength && letters >= LEAST_CHARACTERS) return at === 0 ? 'big' : 'little';
  }
  return null;
}
