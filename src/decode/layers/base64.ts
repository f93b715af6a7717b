import type { Span } from '../../base/index.ts';
import { type Base64Run, base64Region } from '../base64-region.ts';
import { BLOCK, LETTERS, letterSigns } from '../letter-signs.ts';
import { findShort, LEAST_CHARACTERS, LEAST_SHORT, shortEnd } from '../short-base64.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * Base64 (RFC 4648) has no mark: any row of letters may be it. Every run of at least LEAST_CHARACTERS is
 * decoded, whatever comes out, as it may be compressed or a digest; of shorter ones those that are text. Words that
 * long are everywhere, and a branch for each letter would be guessed wrongly at the end of each word: so a block
 * of bytes is made a mask, and the masks tell at once where runs of 8 and of 16 begin. A run that mixes alphabets,
 * or that a path or a prefix may be part of, is also read piece by piece. Passed over are runs that nothing real
 * gives: all hex digits (one in 10^9 of random sixteen), all small letters (one in 10^6).
 */

/** Longest run that may be a path or a prefixed token and is also read in pieces. URLs rarely pass 2 KB. */
export const LONGEST_PATH = 2_048;

/** Shortest line of wrapped base64 that is joined to the next; MIME has 76 characters, PEM 64. */
const LEAST_LINE = 60;

const SLASH = 0x2f;
const PADDING = 0x3d;

const IN_ALPHABET = 1;
const STANDARD = 2;
const URL_SAFE = 4;
const LOWER_HEX = 8;
const UPPER_HEX = 16;
const LOWER_CASE = 32;
/** Byte → the sets it is in. */
const SETS = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  let sets = IN_ALPHABET;
  if ('+/'.includes(letter)) sets |= STANDARD;
  if ('-_'.includes(letter)) sets |= URL_SAFE;
  if (/[0-9a-f-]/.test(letter)) sets |= LOWER_HEX;
  if (/[0-9A-F-]/.test(letter)) sets |= UPPER_HEX;
  if (/[a-z_/-]/.test(letter)) sets |= LOWER_CASE;
  SETS[letter.charCodeAt(0)] = sets;
}

export const base64: TextLayer = {
  kind: 'text',
  layers: ['base64', 'base64url'],
  find(search, span, found) {
    const { bytes } = search;
    const limit = span.end;
    let base = span.start;
    let here = letterSigns(bytes, base, limit);
    /** The letter before the block, as the lowest bit. */
    let before = 0;
    while (base + LEAST_SHORT <= limit) {
      const next = letterSigns(bytes, base + BLOCK, limit);
      const letters = (here & LETTERS) | (next << BLOCK);
      // Bit by bit: so many letters stand from here on.
      const two = letters & (letters >>> 1);
      const four = two & (two >>> 2);
      const eight = four & (four >>> 4);
      const sixteen = eight & (eight >>> 8);
      const begins = LETTERS & ~((letters << 1) | before);
      let hits = begins & eight & (sixteen | (here >>> BLOCK));
      let done = base;
      while (hits !== 0) {
        const bit = lowestBit(hits);
        hits &= hits - 1;
        const start = base + bit;
        if (start < done) continue;
        if (((sixteen >> bit) & 1) !== 0) {
          const end = runEnd(bytes, start + LEAST_CHARACTERS, limit);
          done = readRun(search, { start, end, limit }, found);
        } else if (bytes[start] === SLASH) {
          readShort(search, { start, end: start + lowestBit(~(letters >> bit)), limit }, found);
        } else {
          const end = shortEnd(bytes, start, start + lowestBit(~(letters >> bit)));
          if (end !== -1) tellShort(search, { start, end, limit }, found);
        }
      }
      if (done > base + BLOCK) {
        base = done;
        here = letterSigns(bytes, base, limit);
        before = 0;
      } else {
        base += BLOCK;
        before = (here >>> (BLOCK - 1)) & 1;
        here = next;
      }
    }
  },
};

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function runEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && SETS[bytes[at] as number] !== 0) at += 1;
  return at;
}

interface RawRun extends Span {
  /** Nothing past here belongs to the search. */
  readonly limit: number;
}

/** Tells what is believed although it is short. */
function readShort(search: Search, run: RawRun, found: (region: Region) => void): void {
  findShort(search.bytes, run, (span) => tellShort(search, { ...span, limit: run.limit }, found));
}

function tellShort(search: Search, { start, end, limit }: RawRun, found: (region: Region) => void): void {
  const { bytes } = search;
  let last = end;
  while (bytes[last - 1] === PADDING) last -= 1;
  const characters = last - start;
  const run = { start, end, characters, lineLength: characters, lineBreak: 0, lines: 1 };
  const { any } = setsOf(bytes, start, last);
  if (end <= limit && search.affords(run)) found(base64Region(bytes, run, nameOf(any)));
}

function nameOf(any: number): 'base64' | 'base64url' {
  return (any & URL_SAFE) === 0 ? 'base64' : 'base64url';
}

/** Tells what a run of at least LEAST_CHARACTERS gives; returns where to look on. */
function readRun(search: Search, run: RawRun, found: (region: Region) => void): number {
  const { bytes } = search;
  const { start, end, limit } = run;
  const sets = setsOf(bytes, start, end);
  if (isNoise(sets.all)) {
    search.passedOver?.(run);
    return end + 1;
  }
  const special = sets.any & (STANDARD | URL_SAFE);
  if ((special & STANDARD) !== 0 && end - start <= LONGEST_PATH) readShort(search, run, found);
  if (special === (STANDARD | URL_SAFE)) {
    readPieces(search, { ...run, separators: STANDARD, wanted: 0 }, found);
    readPieces(search, { ...run, separators: URL_SAFE, wanted: STANDARD }, found);
    return end + 1;
  }
  const whole = wrapped(bytes, run);
  if (search.affords(whole)) found(base64Region(bytes, whole, nameOf(special)));
  if (special !== 0 && end - start <= LONGEST_PATH && whole.lines === 1) {
    readPieces(search, { start, end, limit, separators: special, wanted: 0 }, found);
  }
  return whole.end + 1;
}

interface Pieces extends RawRun {
  /** Set whose members divide the pieces. */
  readonly separators: number;
  /** Set that a piece must have a member of; 0 for none. */
  readonly wanted: number;
}

/** Reads what lies between separators, where the whole run does not give the same already. */
function readPieces(search: Search, pieces: Pieces, found: (region: Region) => void): void {
  const { bytes } = search;
  const mixed = pieces.wanted !== 0 || (setsOf(bytes, pieces.start, pieces.end).any & 6) === 6;
  let start = pieces.start;
  for (let at = pieces.start; at <= pieces.end; at++) {
    if (at < pieces.end && ((SETS[bytes[at] as number] as number) & pieces.separators) === 0) continue;
    const aligned = !mixed && (start - pieces.start) % 4 === 0;
    if (at - start >= LEAST_CHARACTERS && !aligned) {
      const sets = setsOf(bytes, start, at);
      if (!isNoise(sets.all) && (pieces.wanted === 0 || (sets.any & pieces.wanted) !== 0)) {
        const end = at === pieces.end ? paddingEnd(bytes, at, pieces.limit) : at;
        const run = { start, end, characters: at - start, lineLength: at - start, lineBreak: 0, lines: 1 };
        if (search.affords(run)) found(base64Region(bytes, run, nameOf(sets.any)));
      }
    }
    start = at + 1;
  }
}

/** The run with its padding, and with the lines that follow where it is wrapped (RFC 2045 section 6.8). */
function wrapped(bytes: Uint8Array, { start, end, limit }: RawRun): Base64Run {
  const lineLength = end - start;
  let characters = lineLength;
  let last = end;
  let lines = 1;
  const lineBreak = bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : bytes[end] === 0x0a ? 1 : 0;
  if (lineBreak > 0 && lineLength >= LEAST_LINE && lineLength % 4 === 0) {
    for (let more = true; more; ) {
      const from = last + lineBreak;
      const broken =
        bytes[last] === (lineBreak === 2 ? 0x0d : 0x0a) && bytes[from - 1] === 0x0a && from < limit;
      const to = broken ? runEnd(bytes, from, Math.min(limit, from + lineLength + 1)) : from;
      if (to === from || to - from > lineLength) break;
      characters += to - from;
      last = to;
      lines += 1;
      more = to - from === lineLength;
    }
  }
  return { start, end: paddingEnd(bytes, last, limit), characters, lineLength, lineBreak, lines };
}

function paddingEnd(bytes: Uint8Array, from: number, limit: number): number {
  let end = from;
  while (end < limit && end < from + 2 && bytes[end] === PADDING) end += 1;
  return end;
}

function isNoise(all: number): boolean {
  return (all & (LOWER_HEX | UPPER_HEX | LOWER_CASE)) !== 0;
}

/** Sets that every byte is in, and sets that some byte is in. */
function setsOf(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly all: number; readonly any: number } {
  let all = 255;
  let any = 0;
  for (let at = start; at < end; at++) {
    const sets = SETS[bytes[at] as number] as number;
    all &= sets;
    any |= sets;
  }
  return { all, any };
}
