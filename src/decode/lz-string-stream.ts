/*
 * lz-string (pieroxy.net/blog/pages/lz-string): LZ78 over UTF-16 units. Code 0 brings a new unit of 8 bits, 1 one of
 * 16, 2 ends the stream, and phrases count from 3. Codes grow by a bit whenever the phrases fill what they can name.
 * The stream is cut into words of `width` bits, highest bit first, while each number in it has its lowest bit first.
 * Every phrase stands in what was already decoded, so that a phrase is kept as a place and a length.
 *
 * There are no first bytes and no checksum to know it by. A reading is given up at the first unit that stands in no
 * text, that is new for the second time, or that a shorter code would have brought; of random words nine in ten are
 * at the first. What is left must end with the end code in the last word, and nothing behind it.
 */

/** Words of a stream. */
export interface Words {
  readonly width: number;
  readonly count: number;
  /** The word of that number; -1 where there is none, which ends the stream. */
  at(index: number): number;
}

export interface Unpacked {
  readonly text: string;
  /** Words read. */
  readonly words: number;
}

/** Units of text that less would be chance, or nothing that is looked for. */
export const LEAST_UNITS = 6;

const NEW_BYTE = 0;
const NEW_UNIT = 1;
const END = 2;
const FIRST_PHRASE = 3;

/** Places and lengths of the phrases, and units that were brought: kept, as hardly any word is read for long. */
const starts: number[] = [0, 0, 0];
const lengths: number[] = [0, 0, 0];
const seen = new Set<number>();
const firstUnits = new Uint16Array(256);

/** Reads a stream of text of at most `most` units; null where the words are none. */
export function unpack(words: Words, most: number): Unpacked | null {
  const bits = new BitReader(words);
  const out = new Units(most);
  starts.length = FIRST_PHRASE;
  lengths.length = FIRST_PHRASE;
  seen.clear();
  let width = 2;
  /** Codes until they need a bit more. */
  let room = 1;
  let before = -1;
  for (;;) {
    const code = bits.take(width);
    if (code === -1) return null;
    if (code === END) break;
    const start = out.length;
    let phrase = code;
    if (code === NEW_BYTE || code === NEW_UNIT) {
      const unit = bits.take(code === NEW_BYTE ? 8 : 16);
      if (unit === -1 || !isTextUnit(unit) || (code === NEW_UNIT && unit < 256) || seen.has(unit))
        return null;
      seen.add(unit);
      if (!out.add(unit)) return null;
      phrase = starts.length;
      starts.push(start);
      lengths.push(1);
      room -= 1;
      if (room === 0) {
        room = 2 ** width;
        width += 1;
      }
    } else if (phrase < starts.length) {
      if (phrase < FIRST_PHRASE || !out.copy(starts[phrase] as number, lengths[phrase] as number))
        return null;
    } else {
      // The phrase that this very code makes: the last one, and its first unit once more.
      if (phrase > starts.length || before === -1) return null;
      if (!out.copy(before, start - before) || !out.copy(before, 1)) return null;
    }
    if (before !== -1) {
      starts.push(before);
      lengths.push(start - before + 1);
      room -= 1;
      if (room === 0) {
        room = 2 ** width;
        width += 1;
      }
    } else {
      width = 3;
      room = 4;
    }
    before = start;
  }
  const read = bits.finish();
  const text = out.length < LEAST_UNITS || read === -1 ? null : out.text();
  return text === null ? null : { text, words: read };
}

/** The first ten bits of a stream → whether its first code brings an ASCII character, as the text of programs begins. */
const STARTS = new Uint8Array(1024);
for (let head = 0; head < 256; head++) {
  // Two bits of code, which are zero, then the unit, its lowest bit first.
  let unit = 0;
  for (let bit = 0; bit < 8; bit++) unit |= ((head >> (7 - bit)) & 1) << bit;
  STARTS[head] = unit < 0x80 && isTextUnit(unit) ? 1 : 0;
}

/** Whether a stream may begin with these ten bits. */
export function isLikelyStart(head: number): boolean {
  return STARTS[head] === 1;
}

function isTextUnit(unit: number): boolean {
  return unit >= 0x20
    ? unit !== 0x7f && (unit < 0x80 || unit >= 0xa0)
    : unit === 9 || unit === 10 || unit === 13;
}

class BitReader {
  readonly #words: Words;
  #index = 0;
  #word = 0;
  #left = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  /** A number of so many bits, at most 31; -1 where the words end before it does. */
  take(count: number): number {
    if (count > 31) return -1;
    let value = 0;
    for (let bit = 0; bit < count; bit++) {
      if (this.#left === 0) {
        this.#word = this.#index < this.#words.count ? this.#words.at(this.#index) : -1;
        if (this.#word === -1) return -1;
        this.#index += 1;
        this.#left = this.#words.width;
      }
      this.#left -= 1;
      value |= ((this.#word >> this.#left) & 1) << bit;
    }
    return value;
  }

  /** How many words the stream has, its end being read; -1 where the last of them is not filled up with zeros. */
  finish(): number {
    if (this.#left === 0) return this.take(this.#words.width) === 0 ? this.#index : -1;
    return this.take(this.#left) === 0 ? this.#index : -1;
  }
}

/** Units of text, as many as may be. */
class Units {
  #units = firstUnits;
  readonly #most: number;
  length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(unit: number): boolean {
    if (!this.#grow(1)) return false;
    this.#units[this.length++] = unit;
    return true;
  }

  copy(start: number, count: number): boolean {
    if (!this.#grow(count)) return false;
    this.#units.copyWithin(this.length, start, start + count);
    this.length += count;
    return true;
  }

  /** Null where a half of a surrogate pair stands alone. */
  text(): string | null {
    const { buffer, byteOffset } = this.#units;
    const text = Buffer.from(buffer, byteOffset, this.length * 2).toString('utf16le');
    return text.isWellFormed() ? text : null;
  }

  #grow(count: number): boolean {
    const wanted = this.length + count;
    if (wanted > this.#most) return false;
    if (wanted <= this.#units.length) return true;
    const units = new Uint16Array(Math.max(wanted, this.#units.length * 2));
    units.set(this.#units);
    this.#units = units;
    return true;
  }
}
