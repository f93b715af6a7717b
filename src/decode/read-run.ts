import type { Span } from '../base/index.ts';
import { base32Region } from './base32-region.ts';
import { decodeBase58 } from './base58-region.ts';
import type { Base64Run } from './base64-region.ts';
import { tellDisguised, tellTurnedHex } from './disguised-runs.ts';
import { heldShifts } from './held-shifts.ts';
import type { HexRun } from './hex-region.ts';
import { findHexRows, findHyphenated, holdsHexRow } from './hex-runs.ts';
import type { Region, Search } from './layers/layer-finder.ts';
import {
  allOf,
  anyOf,
  BASE58,
  DIGIT,
  LETTER_SETS,
  LOWER,
  LOWER_BASE32,
  LOWER_HEX,
  STANDARD,
  setsOf,
  UPPER,
  UPPER_BASE32,
  UPPER_HEX,
  URL_SAFE,
  WORDS,
} from './letter-sets.ts';
import { lzStringLetters } from './lz-string-letters.ts';
import { mayBeDivided } from './may-be-divided.ts';
import { readBase32, readBase58, readOtherPieces } from './read-other-alphabets.ts';
import { shiftsOf } from './shifted-base64.ts';
import { findShort, LEAST_CHARACTERS, type ShortWord } from './short-words.ts';
import { tellBase58Word, tellBase64Word, tellHexWord } from './tell-word.ts';
import { WORDS_ALONE, WORDY, wordiness } from './wordy.ts';

/*
 * A run of at least LEAST_CHARACTERS is decoded whatever comes out, as it may be compressed or a digest: as base64,
 * or as what has fewer letters where it has no others. A run that mixes alphabets, or that a path or a prefix may be
 * part of, is also read piece by piece. Passed over as base64 are runs that nothing real gives: all hex digits (one in
 * 10^9 of random sixteen), all small letters or all large ones (one in 10^6), words written together (see wordy.ts).
 */

/** Longest run that may be a path or a prefixed token and is also read in pieces. URLs rarely pass 2 KB. */
export const LONGEST_PATH = 2_048;

/** Runs from this many letters on are decoded though they begin as words: no name or path of words is longer. */
const LONGEST_WORDS = 256;

/** Shortest line of wrapped base64 that is joined to the next; MIME has 76 characters, PEM 64. */
const LEAST_LINE = 60;

const PADDING = 0x3d;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const SPECIAL = STANDARD | URL_SAFE;
const CODE = LOWER | UPPER | DIGIT;

type Found = (region: Region) => void;

export function runEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && LETTER_SETS[bytes[at] as number] !== 0) at += 1;
  return at;
}

export interface RawRun extends Span {
  /** Nothing past here belongs to the search. */
  readonly limit: number;
}

/** Tells what is believed although it is short. */
export function readShort(search: Search, run: RawRun, found: Found): void {
  const { bytes } = search;
  findShort(bytes, run, (word) => tellShort(search, { word, limit: run.limit }, found));
  for (const start of heldShifts(search, run)) {
    const end = run.end;
    tellShort(search, { word: { start, end, letters: end, layer: 'base64' }, limit: run.limit }, found);
  }
}

function tellShort(
  search: Search,
  { word, limit }: { readonly word: ShortWord; readonly limit: number },
  found: Found,
): void {
  const { bytes } = search;
  const { start, end, letters, layer } = word;
  if (end > limit || !search.affords(word)) return;
  if (layer === 'hex') tellHexWord(search, { start, end, step: 2 }, found);
  else if (layer === 'base32') found(base32Region(bytes, word, letters));
  else if (layer === 'base58')
    tellBase58Word(search, { span: { start, end }, decoded: decodeBase58(bytes, word) }, found);
  else tellBase64Word(search, { run: oneLine(word, letters), layer }, found);
}

function oneLine({ start, end }: Span, letters: number): Base64Run {
  const characters = letters - start;
  return { start, end, characters, lineLength: characters, lineBreak: 0, lines: 1 };
}

function nameOf(any: number): 'base64' | 'base64url' {
  return (any & URL_SAFE) === 0 ? 'base64' : 'base64url';
}

/** Tells what a run of at least LEAST_CHARACTERS gives; returns where to look on. */
export function readRun(search: Search, run: RawRun, found: Found): number {
  const { bytes } = search;
  const { start, end, limit } = run;
  const sets = setsOf(bytes, start, end);
  const all = allOf(sets);
  const any = anyOf(sets);
  const special = any & SPECIAL;
  const packed = lzStringLetters(search, run);
  if (packed !== null && search.affords(packed.span)) {
    found(packed);
    return packed.span.end;
  }
  if ((any & DIGIT) !== 0 && holdsHexRow(bytes, start, end)) readHex(search, run, found);
  if ((special & URL_SAFE) !== 0 && (any & DIGIT) !== 0) readHyphenated(search, run, found);
  // Nothing that is written in more letters is written in hexadecimal digits alone.
  if ((all & (LOWER_HEX | UPPER_HEX)) === 0) {
    tellDisguised(search, run, found);
    if (bytes[start] === SLASH && end - start <= LONGEST_PATH) disguisedPieces(search, run, found);
  }
  if (isNoise(all) || (any & (LOWER | DIGIT)) === 0) {
    search.passedOver?.(run);
    if ((all & (LOWER_BASE32 | UPPER_BASE32)) !== 0) readBase32(search, run, found);
    return end;
  }
  const words = wordiness(bytes, start, end);
  let next = end;
  if (special === SPECIAL) {
    readPieces(search, { ...run, separators: STANDARD, wanted: 0 }, found);
    readPieces(search, { ...run, separators: URL_SAFE, wanted: STANDARD }, found);
  } else {
    const whole = wrapped(bytes, run);
    next = whole.end;
    if (words > WORDS_ALONE && end - start < LONGEST_WORDS) search.passedOver?.(run);
    else tellBase64(search, { whole, special, isWordy: words > WORDY, isCode: (any & CODE) === CODE }, found);
    if (special !== 0 && end - start <= LONGEST_PATH && whole.lines === 1)
      readPieces(search, { start, end, limit, separators: special, wanted: 0 }, found);
  }
  if (special === 0) {
    if ((all & (LOWER_BASE32 | UPPER_BASE32)) !== 0) readBase32(search, run, found);
    else if ((all & BASE58) !== 0 && words <= WORDY) readBase58(search, run, found);
  } else if (end - start <= LONGEST_PATH && mayBeDivided(bytes, { start, end, separators: special })) {
    if ((special & STANDARD) !== 0) readShort(search, run, found);
    if ((any & DIGIT) !== 0) readOtherPieces(search, run, found);
  }
  return next;
}

interface Told {
  readonly whole: Base64Run;
  readonly special: number;
  readonly isWordy: boolean;
  /** Letters of both cases and digits: no words. */
  readonly isCode: boolean;
}

/** Tells what the run gives as base64, and what it gives if a few letters before it are none of it. */
function tellBase64(search: Search, { whole, special, isWordy, isCode }: Told, found: Found): void {
  if (!search.affords(whole)) return;
  const layer = nameOf(special);
  tellBase64Word(search, { run: whole, layer }, found);
  if (whole.lines > 1 || isWordy) return;
  for (const shift of shiftsOf(search, whole, isCode)) {
    const shifted = oneLine({ start: whole.start + shift, end: whole.end }, whole.start + whole.characters);
    tellBase64Word(search, { run: shifted, layer, isShifted: true }, found);
  }
}

/** Tells what a segment of a path is when it is undone: words before it and behind hide it in the whole. */
function disguisedPieces(search: Search, { start, end }: Span, found: Found): void {
  let from = start + 1;
  for (let at = from; at <= end; at++) {
    if (at < end && search.bytes[at] !== SLASH) continue;
    if (at - from >= LEAST_CHARACTERS) tellDisguised(search, { start: from, end: at }, found);
    from = at + 1;
  }
}

function readHex(search: Search, run: RawRun, found: Found): void {
  findHexRows(search.bytes, run, (row) => tellHex(search, row, found));
}

function readHyphenated(search: Search, run: RawRun, found: Found): void {
  findHyphenated(search.bytes, run, (row) => tellHex(search, row, found));
}

export function tellHex(search: Search, row: HexRun, found: Found): void {
  tellTurnedHex(search, row, found);
  tellHexWord(search, row, found);
}

interface Pieces extends RawRun {
  /** Set whose members divide the pieces. */
  readonly separators: number;
  /** Set that a piece must have a member of; 0 for none. */
  readonly wanted: number;
}

/** Reads what lies between separators, where the whole run does not give the same already. */
function readPieces(search: Search, pieces: Pieces, found: Found): void {
  const { bytes } = search;
  if (!mayBeDivided(bytes, pieces)) return;
  const mixed = pieces.wanted !== 0 || (anyOf(setsOf(bytes, pieces.start, pieces.end)) & SPECIAL) === SPECIAL;
  let start = pieces.start;
  for (let at = pieces.start; at <= pieces.end; at++) {
    if (at < pieces.end && ((LETTER_SETS[bytes[at] as number] as number) & pieces.separators) === 0) continue;
    const aligned = !mixed && (start - pieces.start) % 4 === 0;
    if (at - start >= LEAST_CHARACTERS && !aligned) {
      const sets = setsOf(bytes, start, at);
      const any = anyOf(sets);
      const isReal = !isNoise(allOf(sets)) && wordiness(bytes, start, at) <= WORDS_ALONE;
      if (isReal && (pieces.wanted === 0 || (any & pieces.wanted) !== 0)) {
        const end = at === pieces.end ? paddingEnd(bytes, at, pieces.limit) : at;
        const run = oneLine({ start, end }, at);
        tellBase64Word(search, { run, layer: nameOf(any) }, found);
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
      const isOn = broken && !isBoundary(bytes, from);
      const to = isOn ? runEnd(bytes, from, Math.min(limit, from + lineLength + 1)) : from;
      if (to === from || to - from > lineLength) break;
      characters += to - from;
      last = to;
      lines += 1;
      more = to - from === lineLength;
    }
  }
  return { start, end: paddingEnd(bytes, last, limit), characters, lineLength, lineBreak, lines };
}

/** Whether a line is what divides a multipart or ends a PEM: its hyphens are letters of base64url. */
function isBoundary(bytes: Uint8Array, line: number): boolean {
  return bytes[line] === HYPHEN && bytes[line + 1] === HYPHEN;
}

function paddingEnd(bytes: Uint8Array, from: number, limit: number): number {
  let end = from;
  while (end < limit && end < from + 2 && bytes[end] === PADDING) end += 1;
  return end;
}

function isNoise(all: number): boolean {
  return (all & (LOWER_HEX | UPPER_HEX | WORDS)) !== 0;
}
