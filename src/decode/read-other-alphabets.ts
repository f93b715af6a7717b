import type { Span } from '../base/index.ts';
import { base32End, base32GivesText, base32Region, isBase32Whole } from './base32-region.ts';
import { base58Region, decodeBase58, LONGEST_BASE58 } from './base58-region.ts';
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
} from './letter-sets.ts';
import { isPlainText } from './plain-text.ts';
import { LEAST_CHARACTERS } from './short-words.ts';

/* What a run of at least LEAST_CHARACTERS gives in the alphabets that have fewer letters than base64. */

const SLASH = 0x2f;
const SPECIAL = STANDARD | URL_SAFE;

type Found = (region: Region) => void;

interface Run extends Span {
  /** Nothing past here belongs to the search. */
  readonly limit: number;
}

/** Of letters of one case, which words are too, only text; any bytes where digits are among them. */
export function readBase32(search: Search, { start, end, limit }: Run, found: Found): void {
  const { bytes } = search;
  const run = { start, end };
  if (!isBase32Whole(bytes, run)) return;
  const last = base32End(bytes, run, limit);
  const isLikely = last > end || (anyOf(setsOf(bytes, start, end)) & DIGIT) !== 0;
  if (!isLikely && !base32GivesText(bytes, run)) return;
  const whole = { start, end: last };
  if (search.affords(whole)) found(base32Region(bytes, whole, end));
}

export function readBase58(search: Search, { start, end }: Span, found: Found): void {
  const { bytes } = search;
  const run = { start, end };
  const any = anyOf(setsOf(bytes, start, end));
  if (end - start > LONGEST_BASE58 || (any & UPPER) === 0 || (any & LOWER) === 0) return;
  if (!search.affords(run)) return;
  const decoded = decodeBase58(bytes, run);
  if ((any & DIGIT) !== 0 || isPlainText(decoded)) found(base58Region(run, decoded));
}

/** Reads between `+`, `/`, `-` and `_` what is no base64. */
export function readOtherPieces(search: Search, run: Run, found: Found): void {
  const { bytes } = search;
  const isPath = bytes[run.start] === SLASH;
  let start = run.start;
  for (let at = start; at <= run.end; at++) {
    if (at < run.end && ((LETTER_SETS[bytes[at] as number] as number) & SPECIAL) === 0) continue;
    if (at - start >= LEAST_CHARACTERS) {
      const all = allOf(setsOf(bytes, start, at));
      const piece = { start, end: at, limit: at === run.end ? run.limit : at };
      if ((all & (LOWER_HEX | UPPER_HEX)) !== 0) {
        // Read as that already.
      } else if ((all & (LOWER_BASE32 | UPPER_BASE32)) !== 0) readBase32(search, piece, found);
      else if ((all & BASE58) !== 0 && isPath) readBase58(search, piece, found);
    }
    start = at + 1;
  }
}
