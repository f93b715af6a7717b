import { isAscii } from 'node:buffer';
import type { Span } from '../../base/index.ts';
import { packedRegion } from '../lz-string-letters.ts';
import { isLikelyStart, LEAST_UNITS, unpack, type Words } from '../lz-string-stream.ts';
import { beginsAsText } from '../text-check.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * lz-string as `compressToUTF16` writes it, fifteen bits in each character from U+0020 on, and as bytes. In UTF-8 the
 * former is long rows of bytes that are no ASCII, so that one byte in PROBE is looked at; a row is read from its
 * first character. As bytes it is only read where it is all of a part or of a field. What is written in base64's
 * letters is looked for with the other runs of letters: see lz-string-letters.ts.
 *
 * Not seen: text that begins with a character other than ASCII; `compressToUTF16` of fewer than PROBE bytes.
 */

/** Bytes between those looked at. */
export const PROBE = 8;

/** Rows with one ASCII character between them that a stream may have begun before: one in 300 is ASCII. */
const MOST_ROWS = 3;
/** Bytes that are looked at again for where one began. */
const MOST_BACK = 64;

/** Characters of a row. */
const LONGEST_ROW = 1024 * 1024;

export const lzString: TextLayer = {
  kind: 'text',
  layers: ['lz-string'],
  find(search, span, found) {
    const { bytes } = search;
    if (span.start === 0 && span.end === bytes.byteLength) {
      const region = readBytes(search);
      if (region !== null) {
        found(region);
        return;
      }
    }
    // What it writes as characters is UTF-8 throughout.
    if (!search.isText || isAscii(bytes)) return;
    if (!search.isText) return;
    let done = span.start;
    for (let at = span.start + PROBE - 1; at < span.end; at += PROBE) {
      if ((bytes[at] as number) < 0x80) continue;
      let region: Region | null = null;
      let start = at;
      for (let rows = 0; region === null && rows < MOST_ROWS && start > done; rows++) {
        // Behind what is no character of ASCII may stand one that is, and so on.
        if (rows > 0) start -= 1;
        while (start > done && (bytes[start - 1] as number) >= 0x80) start -= 1;
        region = readCharacters(search, { start, end: span.end });
      }
      if (region === null && at === done) region = readCharacters(search, { start: at, end: span.end });
      if (region !== null) found(region);
      done = region?.span.end ?? at;
      while (region === null && done < span.end && (bytes[done] as number) >= 0x80) done += 1;
      at = Math.max(at, done - 1);
      if (region === null) done = Math.max(span.start, Math.min(done, at - MOST_BACK));
    }
  },
};

/** Bytes that are text where a part is. */
const BEGINNING = 32;

/** Bytes that few units shrink to are few: what a short part is tried to give, that it is known to be none. */
const MOST_TRIED = 16 * 1024;

/** Whether a short part may hold such a stream. */
export function mayBePacked(bytes: Uint8Array): boolean {
  if (unpackBytes(bytes, MOST_TRIED) !== null) return true;
  if (!beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))) return false;
  for (let at = PROBE - 1; at < bytes.byteLength; at += PROBE) if ((bytes[at] as number) >= 0x80) return true;
  return false;
}

/** Whether the bytes are words of sixteen bits, highest byte first, that a stream may begin with. */
function beginsAsBytes(bytes: Uint8Array): boolean {
  const { byteLength } = bytes;
  if (byteLength % 2 !== 0 || byteLength < LEAST_UNITS) return false;
  return isLikelyStart(((bytes[0] as number) << 2) | ((bytes[1] as number) >> 6));
}

function readBytes({ bytes, mostDecoded, affords }: Search): Region | null {
  const { byteLength } = bytes;
  const text = unpackBytes(bytes, mostDecoded(byteLength));
  const span = { start: 0, end: byteLength };
  return text !== null && affords(span) ? packedRegion(span, text) : null;
}

function unpackBytes(bytes: Uint8Array, most: number): string | null {
  if (!beginsAsBytes(bytes)) return null;
  const { byteLength } = bytes;
  const words: Words = {
    width: 16,
    count: byteLength / 2,
    at: (index) =>
      2 * index < byteLength ? ((bytes[2 * index] as number) << 8) | (bytes[2 * index + 1] as number) : -1,
  };
  const unpacked = unpack(words, most);
  return unpacked?.words === words.count ? unpacked.text : null;
}

function readCharacters(search: Search, { start, end }: Span): Region | null {
  const { bytes } = search;
  const row = new Row(bytes, start, end);
  const first = row.at(0);
  if (first === -1 || !isLikelyStart(first >> 5)) return null;
  const words: Words = { width: 15, count: LONGEST_ROW, at: (index) => row.at(index) };
  const unpacked = unpack(words, search.mostDecoded(end - start));
  if (unpacked === null) return null;
  const last = row.endOf(unpacked.words - 1);
  // A space is written behind, and lost where white space is.
  const span = { start, end: last < end && bytes[last] === 0x20 ? last + 1 : last };
  return search.affords(span) ? packedRegion(span, unpacked.text) : null;
}

/** Characters of UTF-8, read one after another; the first ones may be asked for again. */
class Row {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  #index = 0;
  #at: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    this.#at = start;
  }

  at(index: number): number {
    if (index < this.#index) {
      this.#index = 0;
      this.#at = this.#start;
    }
    while (this.#index < index && this.#at < this.#end) this.#step();
    if (this.#at >= this.#end) return -1;
    const character = this.#character();
    return character >= 0x20 && character < 0x8020 ? character - 0x20 : -1;
  }

  /** Where the character of that number, which was the last asked for, ends. */
  endOf(index: number): number {
    this.at(index);
    return this.#at + lengthAt(this.#bytes[this.#at] as number);
  }

  #step(): void {
    this.#at += lengthAt(this.#bytes[this.#at] as number);
    this.#index += 1;
  }

  #character(): number {
    const first = this.#bytes[this.#at] as number;
    const length = lengthAt(first);
    if (length === 1) return first < 0x80 ? first : -1;
    if (length > 3 || this.#at + length > this.#end) return -1;
    let character = length === 2 ? first & 0x1f : first & 0x0f;
    for (let i = 1; i < length; i++)
      character = (character << 6) | ((this.#bytes[this.#at + i] as number) & 0x3f);
    return character;
  }
}

function lengthAt(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
