import { latin1Of, type Span } from '../base/index.ts';
import { byteAt, isDigit } from './byte-kinds.ts';
import { FEWEST_SEPARATED } from './forms/index.ts';
import type { Hit, Matcher, Needle } from './scan/index.ts';

/*
 * Numbers with separators between their digits. People group digits in more ways than can be written out as
 * needles, so the text's own runs of digits and separators are written without separators, one after the other,
 * and the compact numbers are looked for there. Most text has no run with enough digits in more than one group.
 *
 * A number found so must begin and end with a group and be set apart: what stands between it and more digits is
 * none of what stands inside. `12 98 12 34 56 78 90` is a list of numbers, whatever its digits are.
 */

/** Bytes between two groups of one number: three separators, the longest of which takes three bytes. */
const MOST_BETWEEN = 5;

/** Digits that are written out before they are searched. */
const CAPACITY = 1 << 14;

const LINE_FEED = 0x0a;
const PLUS_SIGN = 0x2b;
const POINT = 0x2e;

const SEPARATOR = 1;
/** The only kind with a bit that the others have not, by which digits are counted. */
export const DIGIT = 2;

/** A kind for each byte; 0 for what ends a run. Of separators past ASCII each byte is one, and so is a plus sign at first. */
export const KIND: Uint8Array = new Uint8Array(256);
for (const letter of ' -./()\xc2\xa0\xe2\x80\x89\x8a\x90\x91\x92\x93\xaf')
  KIND[letter.charCodeAt(0)] = SEPARATOR;
for (const letter of '0123456789') KIND[letter.charCodeAt(0)] = DIGIT;
KIND[PLUS_SIGN] = SEPARATOR;

/** Makes compact numbers into needles for `SeparatedNumbers`. `+` may begin a number. */
export function numberNeedles(numbers: readonly string[]): Needle[] {
  return numbers.map((number) => ({ bytes: Buffer.from(number, 'latin1'), exactCase: true }));
}

/** Finds compact numbers in text that writes them with separators. */
export class SeparatedNumbers {
  readonly #find: (bytes: Uint8Array, hit: Hit) => void;
  readonly #longest: number;
  readonly #compact = new Uint8Array(CAPACITY);
  /** For each byte of it where it stands in the text. */
  readonly #places = new Int32Array(CAPACITY);
  #length = 0;

  constructor(matcher: Matcher) {
    this.#find = (bytes, hit) => matcher.find(bytes, hit);
    this.#longest = matcher.tables.pool.longest;
  }

  /** Takes a run of a text, of so many digits; what is found is told of now or at the end of the text. */
  take(bytes: Uint8Array, run: Span & { readonly digits: number }, hit: Hit): void {
    const { start, end, digits } = run;
    const separators = end - start - digits;
    if (this.#longest === 0 || digits < FEWEST_SEPARATED) return;
    if (separators !== 3 || !isAddress(bytes, start, end)) this.#takeRun(bytes, run, hit);
  }

  /** Called at the end of each text. */
  finish(bytes: Uint8Array, hit: Hit): void {
    if (this.#length > 0) this.#search(bytes, this.#length, hit);
    this.#length = 0;
  }

  /** Divides a run at every plus sign and wherever too much stands between two digits. */
  #takeRun(bytes: Uint8Array, { start, end }: Span, hit: Hit): void {
    let first = start;
    let digits = 0;
    let groups = 0;
    let last = start - 1;
    for (let at = start; at <= end; at++) {
      const isPlus = bytes[at] === PLUS_SIGN;
      const isDigitHere = at < end && KIND[bytes[at] as number] === DIGIT;
      if (at < end && !isPlus && !isDigitHere) continue;
      if (!isDigitHere || (digits > 0 && at - last - 1 > MOST_BETWEEN)) {
        if (digits >= FEWEST_SEPARATED && groups > 1) this.#take(bytes, { start: first, end: last + 1 }, hit);
        first = at;
        digits = 0;
        groups = 0;
      }
      if (!isDigitHere) continue;
      if (digits === 0 || at - last > 1) groups += 1;
      if (digits === 0 && bytes[first] !== PLUS_SIGN) first = at;
      digits += 1;
      last = at;
    }
  }

  #take(bytes: Uint8Array, { start, end }: Span, hit: Hit): void {
    for (let at = start; at < end; at++) {
      if (KIND[bytes[at] as number] === DIGIT || bytes[at] === PLUS_SIGN) this.#write(bytes, at, hit);
    }
    this.#write(bytes, end, hit, LINE_FEED);
  }

  #write(bytes: Uint8Array, at: number, hit: Hit, byte = bytes[at] as number): void {
    if (this.#length === CAPACITY) this.#searchFull(bytes, hit);
    this.#compact[this.#length] = byte;
    this.#places[this.#length] = at;
    this.#length += 1;
  }

  /** Numbers that begin in the last bytes may go on: those bytes are kept. */
  #searchFull(bytes: Uint8Array, hit: Hit): void {
    const kept = CAPACITY - this.#longest;
    this.#search(bytes, kept, hit);
    this.#compact.copyWithin(0, kept);
    this.#places.copyWithin(0, kept);
    this.#length = this.#longest;
  }

  /** Tells of the numbers that begin before `before`. */
  #search(bytes: Uint8Array, before: number, hit: Hit): void {
    this.#find(this.#compact.subarray(0, this.#length), (index, from, to) => {
      if (from >= before) return;
      const span = { start: this.#places[from] as number, end: (this.#places[to - 1] as number) + 1 };
      if (span.end - span.start > to - from && isOneNumber(bytes, span)) hit(index, span.start, span.end);
    });
  }
}

/** Whether a run with three separators is an IPv4 address, of which logs are full. */
function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  let group = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    group = isDigit(byte) ? group + 1 : 0;
    if (group > 3 || (group === 0 && byte !== POINT)) return false;
  }
  return true;
}

/** What may stand between two groups: one separator, or a bracket with something beside it. */
const BETWEEN = /^(?:[ ./()-]|\xc2\xa0|\xe2\x80[\x89\x8a\x90-\x93\xaf]){1,3}$/;

/** A number with decimals, and an IPv4 address. */
const OTHERWISE = /^\d+(?:\.\d+|(?:\.\d{1,3}){3})$/;

function isOneNumber(bytes: Uint8Array, { start, end }: Span): boolean {
  const before = between(bytes, start - 1, -1);
  const after = between(bytes, end, 1);
  if (before === '' || after === '') return false;
  const text = latin1Of(bytes.subarray(start, end));
  if (OTHERWISE.test(text)) return false;
  for (const gap of text.match(/[^\d+]+/g) ?? []) {
    if (gap === before || gap === after || !BETWEEN.test(gap)) return false;
  }
  return true;
}

/** What stands between a place and the next digit; null where none follows. */
function between(bytes: Uint8Array, from: number, step: 1 | -1): string | null {
  let at = from;
  while (Math.abs(at - from) <= MOST_BETWEEN && KIND[byteAt(bytes, at)] === SEPARATOR) {
    if (bytes[at] === PLUS_SIGN) return null;
    at += step;
  }
  if (!isDigit(byteAt(bytes, at))) return null;
  return latin1Of(step === 1 ? bytes.subarray(from, at) : bytes.subarray(at + 1, from + 1));
}
