import type { Span } from '../../base/index.ts';
import { isOctet } from '../hex-digits.ts';
import { octetRow } from '../hex-runs.ts';
import { isLetter } from '../letter-sets.ts';
import { BLOCK, LETTERS, letterSigns } from '../letter-signs.ts';
import { isRow, placeIn } from '../marks/mark-text.ts';
import { type RawRun, readRun, readShort, runEnd, tellHex } from '../read-run.ts';
import { LEAST_CHARACTERS, LEAST_SHORT, mayHoldShort } from '../short-words.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * What is written in letters alone: base64 (RFC 4648), base32, base58 and hexadecimal. None has a mark: any row of
 * letters may be any. All are alphabets within that of base64, so its runs are looked for once, and what a run's
 * letters are tells which readings fit. Words are everywhere, and a branch for each letter would be guessed wrongly
 * at the end of each word: so a block of bytes is made a mask, and the masks tell at once where runs of 8 and of 16
 * begin, where a run begins with eight small letters, as nothing short is written, and where pairs of letters
 * stand in a row with one sign between each, as separated hexadecimal has them.
 */

export const letterRuns: TextLayer = {
  kind: 'text',
  layers: ['base64', 'base64url', 'hex', 'base32', 'base58'],
  find(search, span, found) {
    const { bytes } = search;
    const limit = span.end;
    const marks = cutsRun(bytes, span.start) || cutsRun(bytes, limit) ? null : (search.marks?.() ?? null);
    if (marks !== null) {
      findMarked(search, span, { runs: marks.runs, found });
      return;
    }
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
      const small = (here >>> BLOCK) | (next & ~LETTERS);
      const twoSmall = small & (small >>> 1);
      const fourSmall = twoSmall & (twoSmall >>> 2);
      const begins = LETTERS & ~((letters << 1) | before);
      // Two letters and no third, and that four times.
      const pair = two & ~(letters >>> 2);
      const twoPairs = pair & (pair >>> 3);
      const rows = begins & twoPairs & (twoPairs >>> 6);
      let hits = (begins & eight & (sixteen | ~(fourSmall & (fourSmall >>> 4)))) | rows;
      let done = base;
      while (hits !== 0) {
        const bit = lowestBit(hits);
        hits &= hits - 1;
        const start = base + bit;
        if (start < done) continue;
        if (((rows >> bit) & 1) !== 0) {
          done = readOctets(search, { start, limit }, found);
        } else if (((sixteen >> bit) & 1) !== 0) {
          const end = runEnd(bytes, start + LEAST_CHARACTERS, limit);
          done = readLetters(search, { start, end, limit }, found);
        } else {
          const end = start + lowestBit(~(letters >> bit));
          if (mayHoldShort(bytes, start, end)) readShort(search, { start, end, limit }, found);
        }
      }
      if (done > base + BLOCK) {
        base = done;
        here = letterSigns(bytes, base, limit);
        before = isLetter(bytes[base - 1] as number) ? 1 : 0;
      } else {
        base += BLOCK;
        before = (here >>> (BLOCK - 1)) & 1;
        here = next;
      }
    }
  },
};

interface Marked {
  readonly runs: Int32Array;
  readonly found: (region: Region) => void;
}

/** Whether a run of letters stands on both sides of a place, so that what begins or ends there is none of the marks. */
function cutsRun(bytes: Uint8Array, at: number): boolean {
  return (
    at > 0 && at < bytes.byteLength && isLetter(bytes[at - 1] as number) && isLetter(bytes[at] as number)
  );
}

/** The same where it is known at which places runs begin. */
function findMarked(search: Search, span: Span, { runs, found }: Marked): void {
  const { bytes } = search;
  const limit = span.end;
  let done = span.start;
  for (let index = firstFrom(runs, done); index < runs.length; index++) {
    const mark = runs[index] as number;
    const start = placeIn(mark);
    if (start >= limit) return;
    if (start < done) continue;
    if (isRow(mark)) done = readOctets(search, { start, limit }, found);
    else done = readLetters(search, { start, end: runEnd(bytes, start, limit), limit }, found);
  }
}

/** Tells what a run of letters gives, and what is left of it behind what was read; returns where to look on. */
function readLetters(search: Search, { start, end, limit }: RawRun, found: (region: Region) => void): number {
  let from = start;
  while (end - from >= LEAST_CHARACTERS) from = readRun(search, { start: from, end, limit }, found);
  if (end - from < LEAST_SHORT) return Math.max(from, end);
  if (mayHoldShort(search.bytes, from, end)) readShort(search, { start: from, end, limit }, found);
  return end;
}

/** The first of the runs that begins at a place or behind it. */
function firstFrom(runs: Int32Array, place: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeIn(runs[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells a row of hexadecimal pairs with one sign between, and what rows go on right behind it; returns where to look on. */
function readOctets(
  search: Search,
  { start, limit }: { readonly start: number; readonly limit: number },
  found: (region: Region) => void,
): number {
  let at = start;
  while (isOctet(search.bytes, at)) {
    const row = octetRow(search.bytes, at, limit);
    if (row === null) break;
    tellHex(search, row, found);
    at = row.end;
  }
  return at;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
