import type { Bits } from './bits.ts';

/*
 * A prefix code of brotli (RFC 7932 sections 3.4 and 3.5). It must be complete, which of random bits hardly any is, so
 * that to read the first one spares asking the decoder, which takes a hundred times as long.
 */

/** The codes of code lengths, in the order in which they come; 16 repeats the last length, 17 zeros. */
const CODE_LENGTHS = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const REPEATS = 16;
/** By the next four bits: a length, and how many bits it took. */
const LENGTHS = Uint8Array.from({ length: 16 }, (_, next) => {
  if ((next & 3) === 0) return 0;
  if ((next & 3) === 1) return 4;
  if ((next & 3) === 2) return 3;
  if ((next & 7) === 3) return 2;
  return next === 7 ? 1 : 5;
});
const TAKEN = [2, 4, 3, 2, 2, 4];

/** Codes of code lengths have five bits at most, those of symbols fifteen. */
const MOST_BITS = 5;
const ROOM = 1 << MOST_BITS;
const MOST_SYMBOL_BITS = 15;

/** What repeats at first where nothing stood before. */
const USUAL_LENGTH = 8;

/** Whether a code for so many symbols stands here; goes on behind it. */
export function isBrotliCode(bits: Bits, symbols: number): boolean {
  const skipped = bits.read(2);
  return skipped === 1 ? isSimple(bits, symbols) : isComplex(bits, { symbols, skipped });
}

/** Section 3.4: one to four symbols, each named once. */
function isSimple(bits: Bits, symbols: number): boolean {
  const count = bits.read(2) + 1;
  const width = 32 - Math.clz32(symbols - 1);
  let [first, second, third] = [-1, -1, -1];
  for (let index = 0; index < count; index++) {
    const symbol = bits.read(width);
    if (symbol >= symbols || symbol === first || symbol === second || symbol === third) return false;
    [first, second, third] = [second, third, symbol];
  }
  if (count === 4) bits.read(1);
  return true;
}

/** Of each code of a code length its bits; 0 where it is not used. Kept, as a million runs are asked about. */
const widths = new Uint8Array(CODE_LENGTHS.length);

/** Section 3.5. */
function isComplex(
  bits: Bits,
  { symbols, skipped }: { readonly symbols: number; readonly skipped: number },
): boolean {
  widths.fill(0);
  let room = ROOM;
  let codes = 0;
  for (let code = skipped; code < CODE_LENGTHS.length && room > 0; code++) {
    const width = LENGTHS[bits.peek(4)] as number;
    bits.at += TAKEN[width] as number;
    if (width === 0) continue;
    widths[CODE_LENGTHS[code] as number] = width;
    room -= ROOM >> width;
    codes += 1;
  }
  if (codes !== 1 && room !== 0) return false;
  return areComplete(bits, { symbols, isOne: codes === 1 });
}

/** By the next five bits: a code length, and above it how many bits its code took. */
const table = new Uint16Array(ROOM);
const WIDTH_SHIFT = 8;

/** Whether the lengths of the symbols' codes make a complete code. */
function areComplete(
  bits: Bits,
  { symbols, isOne }: { readonly symbols: number; readonly isOne: boolean },
): boolean {
  if (isOne) table.fill(widths.findIndex((width) => width > 0));
  else fillTable();
  let room = 1 << MOST_SYMBOL_BITS;
  let before = USUAL_LENGTH;
  let repeated = 0;
  let repeatedLength = -1;
  let symbol = 0;
  while (symbol < symbols && room > 0 && !bits.isPastEnd) {
    const entry = table[bits.peek(MOST_BITS)] as number;
    bits.at += entry >> WIDTH_SHIFT;
    const length = entry & ((1 << WIDTH_SHIFT) - 1);
    if (length < REPEATS) {
      repeated = 0;
      symbol += 1;
      if (length === 0) continue;
      before = length;
      room -= 1 << (MOST_SYMBOL_BITS - length);
      continue;
    }
    const extra = length === REPEATS ? 2 : 3;
    const meant = length === REPEATS ? before : 0;
    if (meant !== repeatedLength) repeated = 0;
    repeatedLength = meant;
    const more = (repeated > 0 ? (repeated - 2) << extra : 0) + bits.read(extra) + 3;
    symbol += more - repeated;
    if (meant > 0) room -= (more - repeated) << (MOST_SYMBOL_BITS - meant);
    repeated = more;
  }
  return room === 0 && symbol <= symbols;
}

/** Codes are given to the lengths in order, the shorter ones first, and written from their highest bit on. */
function fillTable(): void {
  let code = 0;
  for (let width = 1; width <= MOST_BITS; width++) {
    for (let length = 0; length < widths.length; length++) {
      if (widths[length] !== width) continue;
      for (let rest = 0; rest < ROOM >> width; rest++)
        table[turned(code, width) | (rest << width)] = (width << WIDTH_SHIFT) | length;
      code += 1;
    }
    code <<= 1;
  }
}

function turned(code: number, width: number): number {
  let bits = 0;
  for (let bit = 0; bit < width; bit++) bits |= ((code >> bit) & 1) << (width - 1 - bit);
  return bits;
}
