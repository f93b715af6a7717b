import type { Span } from '../base/index.ts';
import { FIVE_BITS } from './base32-region.ts';
import { DIGITS_58, decodeBase58 } from './base58-region.ts';
import { isContainer } from './binary-fields.ts';
import { binaryContainers } from './containers/index.ts';
import type { Search } from './layers/layer-finder.ts';
import { beginsMeant } from './meant-bytes.ts';
import { ROT13 } from './rot13-text.ts';
import { SIX_BITS } from './six-bits.ts';
import { NO_TEXT, textState } from './text-check.ts';
import { isWholeStream } from './whole-stream.ts';

/*
 * What a run of letters gives as base64, base32 or base58 when it is read in one of three ways. Letters right before
 * base64 move its groups about, so that text is looked for at each of the four places where a group may begin.
 */

/** Letters that are decoded to tell: bytes past them are not weighed. */
const MOST_DECODED = 64;
/** Longest run that may be a stream which is only known by all of it, and the least. */
const LONGEST_STREAM = 512;
const LEAST_STREAM = 38;
/** Longest run that may be a container, and longest of base58 that is put together to tell. */
const LONGEST_HOLDING = 2_048;
const LONGEST_BASE58 = 2_048;
/** Bytes of a message that is known by all of it: others are random. */
export const LEAST_CONTAINER = 40;
const LEAST_HOLDING = Math.ceil((LEAST_CONTAINER * 4) / 3);
/** Letters that give text or not, and the least. */
const TEXT_LETTERS = 16;
const LEAST_TEXT_LETTERS = 13;
/** Bytes that what is encrypted has at least, and that it has a multiple of. */
const LEAST_SEALED = 16;
const BLOCK = 8;
/** Bytes of numbers that devices are known by, which tell nothing of themselves. */
const OCTETS: ReadonlySet<number> = new Set([16, 32]);

const composed = (table: Uint8Array) =>
  Uint8Array.from({ length: 256 }, (_, byte) => table[ROT13[byte] as number] as number);

/** A way of reading letters: what each stands for, and from which end. */
export interface Way {
  readonly six: Uint8Array;
  readonly five: Uint8Array;
  readonly fifty8: Uint8Array;
  readonly isBackwards: boolean;
  readonly isRotated: boolean;
}

export const STRAIGHT: Way = {
  six: SIX_BITS,
  five: FIVE_BITS,
  fifty8: DIGITS_58,
  isBackwards: false,
  isRotated: false,
};
export const BACKWARDS: Way = { ...STRAIGHT, isBackwards: true };
export const ROTATED: Way = {
  six: composed(SIX_BITS),
  five: composed(FIVE_BITS),
  fifty8: composed(DIGITS_58),
  isBackwards: false,
  isRotated: true,
};

/** Kept, as hardly any run is meant. */
const scratch = new Uint8Array(LONGEST_HOLDING);

/** Whether the run gives something when it is read in such a way. */
export function isMeantSo(search: Search, run: Span, way: Way): boolean {
  const { bytes } = search;
  const letters = run.end - run.start;
  if (givesMeant(bytes, run, way)) return true;
  if (letters >= LEAST_STREAM && letters <= LONGEST_STREAM) {
    const length = decode64(bytes, run, { way, most: LONGEST_STREAM });
    if (isWholeStream(scratch.subarray(0, length))) return true;
  }
  if (letters >= LEAST_HOLDING && letters <= LONGEST_HOLDING && mayBegin(bytes, run, way)) {
    const length = decode64(bytes, run, { way, most: LONGEST_HOLDING });
    if (isContainer(scratch.subarray(0, length))) return true;
  }
  const length = (letters >> 2) * 3 + Math.max((letters & 3) - 1, 0);
  if ((letters & 3) !== 1 && mayBeSealed(search, length)) return true;
  if (OCTETS.has(length) && search.mayHold !== undefined) {
    decode64(bytes, run, { way, most: MOST_DECODED });
    if (search.mayHold(scratch.subarray(0, length))) return true;
  }
  if (isIn(bytes, run, way.five))
    return mayBeSealed(search, (letters * 5) >> 3) || beginsMeant(scratch, decode32(bytes, run, way));
  if (letters > LONGEST_BASE58 || !isIn(bytes, run, way.fifty8)) return false;
  const decoded = decodeBase58(undone(bytes, run, way), { start: 0, end: letters });
  if (mayBeSealed(search, decoded.byteLength) || beginsMeant(decoded, decoded.byteLength)) return true;
  return decoded.byteLength >= LEAST_CONTAINER && isContainer(decoded);
}

/** Whether it is something as it stands, as far as its beginning tells. */
export function isMeantAsItIs(bytes: Uint8Array, run: Span): boolean {
  if (givesMeant(bytes, run, STRAIGHT)) return true;
  if (isIn(bytes, run, FIVE_BITS)) return beginsMeant(scratch, decode32(bytes, run, STRAIGHT));
  if (run.end - run.start > LONGEST_BASE58 || !isIn(bytes, run, DIGITS_58)) return false;
  const decoded = decodeBase58(bytes, run);
  return beginsMeant(decoded, decoded.byteLength);
}

/** Whether bytes of such a length that are as good as chance may be worth while. */
export function mayBeSealed(search: Search, byteLength: number): boolean {
  return byteLength >= LEAST_SEALED && byteLength % BLOCK === 0 && search.mayBeSealed?.() === true;
}

/** Whether a container begins as the first bytes do. */
function mayBegin(bytes: Uint8Array, run: Span, way: Way): boolean {
  const length = decode64(bytes, run, { way, most: MOST_DECODED });
  return binaryContainers.some((one) => one.mayBegin(scratch, 0, length));
}

/** As base64. */
function givesMeant(bytes: Uint8Array, run: Span, way: Way): boolean {
  return (
    givesText(bytes, run, way) || beginsMeant(scratch, decode64(bytes, run, { way, most: MOST_DECODED }))
  );
}

function isIn(bytes: Uint8Array, { start, end }: Span, alphabet: Uint8Array): boolean {
  for (let at = start; at < end; at++) if (alphabet[bytes[at] as number] === 255) return false;
  return true;
}

function undone(bytes: Uint8Array, { start, end }: Span, { isBackwards, isRotated }: Way): Uint8Array {
  const letters = bytes.slice(start, end);
  if (isBackwards) letters.reverse();
  return isRotated ? letters.map((letter) => ROT13[letter] as number) : letters;
}

/** Whether the first letters give text, wherever their groups begin, or those in the middle or at the end do. */
export function givesText(bytes: Uint8Array, run: Span, way: Way): boolean {
  const letters = run.end - run.start;
  for (let skipped = 0; skipped < 4; skipped++) if (textFrom(bytes, run, { way, skipped })) return true;
  if (letters < 3 * TEXT_LETTERS) return false;
  const middle = (letters >> 3) << 2;
  const last = ((letters >> 2) << 2) - TEXT_LETTERS;
  return textFrom(bytes, run, { way, skipped: middle }) || textFrom(bytes, run, { way, skipped: last });
}

interface Place {
  readonly way: Way;
  readonly skipped: number;
}

function textFrom(bytes: Uint8Array, { start, end }: Span, { way, skipped }: Place): boolean {
  const { six, isBackwards } = way;
  const step = isBackwards ? -1 : 1;
  const count = Math.min(TEXT_LETTERS, end - start - skipped);
  if (count < LEAST_TEXT_LETTERS) return false;
  let at = (isBackwards ? end - 1 : start) + step * skipped;
  let more = 0;
  let bits = 0;
  for (let index = 0; index < count; index++, at += step) {
    bits = ((bits << 6) | (six[bytes[at] as number] as number)) & 0xfff;
    const phase = index & 3;
    if (phase === 0) continue;
    more = textState(more, (bits >> (6 - phase * 2)) & 0xff);
    if (more === NO_TEXT) return false;
  }
  return true;
}

function decode64(
  bytes: Uint8Array,
  { start, end }: Span,
  { way, most }: { readonly way: Way; readonly most: number },
): number {
  const { six, isBackwards } = way;
  const count = Math.min(end - start, most);
  const step = isBackwards ? -1 : 1;
  let at = isBackwards ? end - 1 : start;
  let bits = 0;
  let length = 0;
  for (let index = 0; index < count; index++, at += step) {
    bits = (bits << 6) | (six[bytes[at] as number] as number);
    const phase = index & 3;
    if (phase !== 0) scratch[length++] = bits >>> (6 - phase * 2);
  }
  return length;
}

function decode32(bytes: Uint8Array, { start, end }: Span, { five, isBackwards }: Way): number {
  const count = Math.min(end - start, MOST_DECODED);
  const step = isBackwards ? -1 : 1;
  let at = isBackwards ? end - 1 : start;
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let index = 0; index < count; index++, at += step) {
    bits = ((bits << 5) | (five[bytes[at] as number] as number)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    scratch[length++] = bits >> held;
  }
  return length;
}
