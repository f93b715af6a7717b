import type { Span } from '../base/index.ts';
import { isContainer } from './binary-fields.ts';
import { FOUR_BITS } from './hex-digits.ts';
import type { HexRun } from './hex-region.ts';
import type { Region, Search } from './layers/layer-finder.ts';
import { LETTER_SETS } from './letter-sets.ts';
import { beginsMeant } from './meant-bytes.ts';
import { reversedRegion } from './reversed-text.ts';
import { rot13Region } from './rot13-text.ts';
import {
  BACKWARDS,
  givesText,
  isMeantAsItIs,
  isMeantSo,
  LEAST_CONTAINER,
  mayBeSealed,
  ROTATED,
  STRAIGHT,
} from './run-readings.ts';
import { isSegmentRotatedHex } from './value-changes.ts';
import { isWholeStream } from './whole-stream.ts';

/*
 * Runs of letters that are base64, base32, base58 or hexadecimal when they are read backwards or through rot13. Any
 * letters give some bytes in any of these ways: so a run is undone where what it gives then is meant, and what it gives
 * as it stands is not. Where a case has keys or pipelines what is as good as chance may be meant as well, if its length
 * is that of something encrypted.
 */

/** Octets of a row that are decoded to tell; what is longer is told by them. */
const MOST_OCTETS = 1_024;
/** Fewer octets are told with the other values of a text. */
const LEAST_OCTETS = 12;
/** Digests and UUIDs have so many: they are everywhere, and whoever writes them backwards is found by their digits. */
const DIGESTS: ReadonlySet<number> = new Set([16, 20, 28, 32, 48, 64]);
const LEAST_STREAM = 28;
/** Signs of padding at most. */
const MOST_PADDING = 6;

const EQUALS = 0x3d;
const QUOTE = 0x22;
const LESS = 0x3c;
const GREATER = 0x3e;
const AMPERSAND = 0x26;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

type Found = (region: Region) => void;

/** The search whose runs were told last, and where the last of these ends: lines are told together. */
let toldOf: Search | null = null;
let toldEnd = 0;

/** Tells what a run of at least sixteen letters is when it is undone, unless it is something as it stands. */
export function tellDisguised(search: Search, run: Span, found: Found): void {
  const { bytes } = search;
  const isPadded = isPaddedBefore(bytes, run);
  const isHex = isSegmentRotatedHex(bytes, run);
  if (!isPadded && !isHex && givesText(bytes, run, STRAIGHT)) return;
  const isTurned =
    search.mayTry?.('reversed') !== false && !isHex && (isPadded || isMeantSo(search, run, BACKWARDS));
  const isRotated =
    search.mayTry?.('rot13') !== false && !isPadded && (isHex || isMeantSo(search, run, ROTATED));
  if ((!isTurned && !isRotated) || (toldOf === search && run.start < toldEnd)) return;
  if (!isPadded && !isHex && isMeantAsItIs(bytes, run)) return;
  const { start, end } = linesAround(bytes, run);
  toldOf = search;
  toldEnd = end;
  let from = start;
  while (from > 0 && start - from < MOST_PADDING && bytes[from - 1] === EQUALS) from -= 1;
  let to = end;
  while (to < bytes.byteLength && to - end < MOST_PADDING && bytes[to] === EQUALS) to += 1;
  if (isTurned && search.affords(run)) found(reversedRegion(bytes, { start: from, end }));
  if (isRotated && search.affords(run)) found(rot13Region(bytes, { start, end: to }));
}

/**
 * Whether padding stands before the letters and none behind, as where base64 was turned. One equals sign is that of a
 * pair where a name stands before it, and two or three compare in programs, which go on behind what they compare with.
 */
function isPaddedBefore(bytes: Uint8Array, { start, end }: Span): boolean {
  let from = start;
  while (from > 0 && start - from < MOST_PADDING && bytes[from - 1] === EQUALS) from -= 1;
  const signs = start - from;
  if (signs === 0 || bytes[end] === EQUALS) return false;
  const before = bytes[from - 1] ?? 0;
  if (signs === 1) return before < 0x20 || before === QUOTE || before === GREATER;
  const behind = bytes[end] ?? 0;
  if (behind === AMPERSAND) return bytes[end + 1] !== AMPERSAND;
  return behind < 0x20 || behind >= 0x80 || behind === QUOTE || behind === LESS;
}

/** Tells a row of hexadecimal that is meant when it is read backwards. */
export function tellTurnedHex(search: Search, row: HexRun, found: Found): void {
  const octets = Math.floor((row.end - row.start + row.step - 2) / row.step);
  if (octets < LEAST_OCTETS || search.mayTry?.('reversed') === false) return;
  const isDigest = row.step === 2 && DIGESTS.has(octets);
  if (isDigest ? !mayBeSealed(search, octets) : !isTurnedHex(search, row, octets)) return;
  if (search.affords(row)) found(reversedRegion(search.bytes, row));
}

const scratch = new Uint8Array(MOST_OCTETS);

function isTurnedHex(search: Search, row: HexRun, octets: number): boolean {
  const { bytes } = search;
  const length = decodeRow(bytes, { ...row, start: row.end - 1, step: -row.step }, octets);
  // Bytes of a container turned round have many zeros as well, which is what those of a format are told by.
  if (octets >= LEAST_CONTAINER && octets <= MOST_OCTETS && isContainer(scratch.subarray(0, length)))
    return true;
  const isMeant =
    beginsMeant(scratch, length) ||
    mayBeSealed(search, octets) ||
    (octets >= LEAST_STREAM && octets <= MOST_OCTETS && isWholeStream(scratch.subarray(0, length)));
  return isMeant && !beginsMeant(scratch, decodeRow(bytes, row, octets));
}

/** Decodes from `start` on, the other way where the step is negative. */
function decodeRow(bytes: Uint8Array, { start, step }: HexRun, octets: number): number {
  const length = Math.min(octets, MOST_OCTETS);
  const next = step < 0 ? -1 : 1;
  for (let to = 0, at = start; to < length; to++, at += step) {
    scratch[to] =
      ((FOUR_BITS[bytes[at] as number] as number) << 4) | (FOUR_BITS[bytes[at + next] as number] as number);
  }
  return length;
}

/** The lines that the run is one of, where letters stand before and behind in lines of their own (RFC 2045 section 6.8). */
function linesAround(bytes: Uint8Array, { start, end }: Span): Span {
  let from = start;
  while (from > 1 && bytes[from - 1] === LINE_FEED) {
    const line = bytes[from - 2] === CARRIAGE_RETURN ? from - 2 : from - 1;
    if (!isInLine(bytes[line - 1])) break;
    from = line;
    while (from > 0 && isInLine(bytes[from - 1])) from -= 1;
  }
  let to = end;
  while (bytes[to] === LINE_FEED || (bytes[to] === CARRIAGE_RETURN && bytes[to + 1] === LINE_FEED)) {
    const line = to + (bytes[to] === LINE_FEED ? 1 : 2);
    if (!isInLine(bytes[line])) break;
    to = line;
    while (to < bytes.byteLength && isInLine(bytes[to])) to += 1;
  }
  return { start: from, end: to };
}

function isInLine(byte: number | undefined): boolean {
  return byte !== undefined && (LETTER_SETS[byte] !== 0 || byte === EQUALS);
}
