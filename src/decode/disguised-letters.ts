import type { Span } from '../base/index.ts';
import { FOUR_BITS } from './hex-digits.ts';
import type { Region, Search } from './layers/layer-finder.ts';
import { reversedRegion } from './reversed-text.ts';
import { ROT13, rot13Region } from './rot13-text.ts';
import { SIX_BITS } from './six-bits.ts';
import { NO_TEXT, textState } from './text-check.ts';

/*
 * Runs of letters that are base64 or hexadecimal of text, or base64 of a compressed stream, when they are read
 * backwards or through rot13. Only the first sixteen letters are decoded, and most runs are given up at the second
 * byte: of random ones one in 10^5 gives text.
 */

const LETTERS = 16;
const EQUALS = 0x3d;

/** First letters of gzip's, zlib's and zstd's base64. */
const STREAMS: readonly string[] = ['H4sI', 'eJ', 'eNo', 'eAE', 'KLUv'];

/** A letter of the run as the reading has it, counted from its beginning. */
type Letter = (index: number) => number;

/** Tells what a run of at least sixteen letters is when it is undone, unless it is something as it stands. */
export function tellDisguised(search: Search, run: Span, found: (region: Region) => void): void {
  const { bytes } = search;
  const { start, end } = run;
  const length = end - start;
  const mayBeBackwards = mayBegin(
    bytes[end - 1] as number,
    bytes[end - 2] as number,
    bytes[end - 3] as number,
  );
  const mayBeRotated = mayBegin(
    ROT13[bytes[start] as number] as number,
    ROT13[bytes[start + 1] as number] as number,
    ROT13[bytes[start + 2] as number] as number,
  );
  if (!mayBeBackwards && !mayBeRotated) return;
  const isBackwards = mayBeBackwards && isMeant((index) => bytes[end - 1 - index] as number, length);
  const isRotated =
    mayBeRotated && isMeant((index) => ROT13[bytes[start + index] as number] as number, length);
  if (!isBackwards && !isRotated) return;
  if (isMeant((index) => bytes[start + index] as number, length)) return;
  if (isBackwards && search.mayTry?.('reversed') !== false && search.affords(run)) {
    let from = start;
    while (from > 0 && start - from < 2 && bytes[from - 1] === EQUALS) from -= 1;
    found(reversedRegion(bytes, { start: from, end }));
  }
  if (isRotated && search.mayTry?.('rot13') !== false && search.affords(run)) {
    let to = end;
    while (to < bytes.byteLength && to - end < 2 && bytes[to] === EQUALS) to += 1;
    found(rot13Region(bytes, { start, end: to }));
  }
}

/** Whether three letters can be the first of text in base64 or hexadecimal, or of a stream: spares nearly all the rest. */
function mayBegin(first: number, second: number, third: number): boolean {
  const bits =
    ((SIX_BITS[first] as number) << 12) | ((SIX_BITS[second] as number) << 6) | (SIX_BITS[third] as number);
  if (textState(textState(0, (bits >> 10) & 0xff), (bits >> 2) & 0xff) !== NO_TEXT) return true;
  const octet = ((FOUR_BITS[first] as number) << 4) | (FOUR_BITS[second] as number);
  return (octet < 0x80 && textState(0, octet) === 0) || octet >= 0xc2 ? octet <= 0xff : isStreamLetter(first);
}

function isStreamLetter(first: number): boolean {
  return first === 0x48 || first === 0x65 || first === 0x4b;
}

function isMeant(letter: Letter, length: number): boolean {
  return isBase64OfText(letter) || isHexOfText(letter, length) || isStream(letter);
}

function isBase64OfText(letter: Letter): boolean {
  let more = 0;
  let bits = 0;
  for (let index = 0; index < LETTERS; index++) {
    bits = ((bits << 6) | (SIX_BITS[letter(index)] as number)) & 0xfff;
    const phase = index & 3;
    if (phase === 0) continue;
    more = textState(more, (bits >> (6 - phase * 2)) & 0xff);
    if (more === NO_TEXT) return false;
  }
  return true;
}

function isHexOfText(letter: Letter, length: number): boolean {
  if (length % 2 !== 0) return false;
  let more = 0;
  for (let index = 0; index < LETTERS; index += 2) {
    const [high, low] = [FOUR_BITS[letter(index)] as number, FOUR_BITS[letter(index + 1)] as number];
    if (high > 15 || low > 15) return false;
    more = textState(more, (high << 4) | low);
    if (more === NO_TEXT) return false;
  }
  return true;
}

function isStream(letter: Letter): boolean {
  const first = letter(0);
  if (!isStreamLetter(first)) return false;
  return STREAMS.some((letters) => [...letters].every((one, index) => letter(index) === one.charCodeAt(0)));
}
