import type { Span } from '../base/index.ts';
import { type Base64Run, base64Region } from './base64-region.ts';
import { isContainer } from './binary-fields.ts';
import { BLOCK, SHORT_BLOCK } from './blocks.ts';
import { brotliBits } from './brotli-shape.ts';
import { deflateBits } from './deflate-shape.ts';
import { deflate } from './layers/deflate.ts';
import { gzip } from './layers/gzip.ts';
import type { Search } from './layers/layer-finder.ts';
import { lz4 } from './layers/lz4.ts';
import { zstd } from './layers/zstd.ts';
import { isKnownMedia } from './media-magic.ts';
import { isEven, LEAST_TELLING_BYTES } from './readability.ts';
import { runsAsText } from './short-words.ts';
import { SIX_BITS } from './six-bits.ts';
import { snappyBits } from './snappy-block.ts';
import { beginsAsText } from './text-check.ts';

/*
 * Letters that stand right before base64 move its groups of four about: of the four ways to read a run only one gives
 * what was written. So where reading from the first letter gives nothing that is known, and padding does not prove it
 * right, the others are looked at: a few letters at the beginning, in the middle and at the end tell text, the first
 * ones a stream. Where none tells anything, and the letters are no words, those are read that give whole blocks: it
 * may be encrypted.
 */

/** Letters of a run that is read all four ways. What is encrypted and longer is a value of its own. */
export const MOST_GUESSED = 4_096;

const MAGICS = [gzip.magic, zstd.magic, deflate.magic, lz4.magic];
/** Bytes that magics look at. */
const HEAD = 12;
const head = new Uint8Array(HEAD);
const NONE: readonly number[] = [];
const ALL = [1, 2, 3];

/** How many first letters to leave out for the other readings worth while. `isCode`: letters of both cases and digits. */
export function shiftsOf(search: Search, run: Base64Run, isCode: boolean): readonly number[] {
  const { bytes } = search;
  const { start, end, characters } = run;
  const letters = start + characters;
  const over = (end - start) & 3;
  if (end > letters && over === 0) return NONE;
  const opening = openingOf(bytes, start, letters);
  if (opensStream(opening) || beginsAsText(opening, 0, opening.length) || isKnownMedia(opening)) return NONE;
  if (end > letters) return [over];
  const believed = ALL.filter((shift) => isMeant(bytes, start + shift, letters));
  if (believed.length > 0) return believed;
  if (!isCode || characters > MOST_GUESSED) return NONE;
  return ALL.filter((shift) => mayBeMeant(search, { start: start + shift, end: letters }));
}

/**
 * Whether letters give bytes that are no accident, though they are neither text nor a stream with first bytes: whole
 * blocks may be encrypted, and others are less even than chance, or compressed in a way that a glance can tell.
 */
function mayBeMeant({ bytes, mayBeSealed }: Search, { start, end }: Span): boolean {
  const length = ((end - start) * 3) >> 2;
  if (length < LEAST_TELLING_BYTES || length % BLOCK === 0) return true;
  if (length % SHORT_BLOCK === 0 && mayBeSealed?.() === true) return true;
  const characters = end - start;
  const run = { start, end, characters, lineLength: characters, lineBreak: 0, lines: 1 };
  const decoded = base64Region(bytes, run, 'base64').bytes;
  return (
    !isEven(decoded) ||
    isContainer(decoded) ||
    brotliBits(decoded) > 0 ||
    deflateBits(decoded) > 0 ||
    snappyBits(decoded) > 0
  );
}

function isMeant(bytes: Uint8Array, from: number, end: number): boolean {
  const middle = from + (((end - from) >> 3) << 2);
  // The last whole group of four and three before it.
  const last = Math.max(from, from + (((end - from) >> 2) << 2) - 16);
  if (runsAsText(bytes, from, end) || runsAsText(bytes, middle, end) || runsAsText(bytes, last, end))
    return true;
  return opensStream(openingOf(bytes, from, end));
}

/** The first bytes that letters stand for, until they are asked for again. */
function openingOf(bytes: Uint8Array, from: number, end: number): Uint8Array {
  let to = 0;
  for (let at = from; at + 4 <= end && to < HEAD; at += 4) {
    const bits =
      ((SIX_BITS[bytes[at] as number] as number) << 18) |
      ((SIX_BITS[bytes[at + 1] as number] as number) << 12) |
      ((SIX_BITS[bytes[at + 2] as number] as number) << 6) |
      (SIX_BITS[bytes[at + 3] as number] as number);
    head[to++] = bits >> 16;
    head[to++] = bits >> 8;
    head[to++] = bits;
  }
  return to === HEAD ? head : head.subarray(0, to);
}

function opensStream(bytes: Uint8Array): boolean {
  const first = bytes[0];
  for (const magic of MAGICS) if (magic?.firstByte === first && magic?.matches(bytes, 0)) return true;
  return false;
}
