import { LETTER_SETS, LOWER, STANDARD, URL_SAFE } from './letter-sets.ts';

/** Letters looked at: a run that is words at first is words on. */
const MOST_LETTERS = 256;
/** Share of pairs of small letters in what is most likely words: in letters of base64 one pair in five is, in words four. */
export const WORDY = 0.5;
/** The same in what is surely words: so many have one in 15,000 of random sixteen letters, in 500,000 of twenty. */
export const WORDS_ALONE = 0.75;

const SMALL = 1;
/** What joins words, counted above all small letters. */
const JOIN = 1 << 16;
const KINDS = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  const sets = LETTER_SETS[byte] as number;
  KINDS[byte] = (sets & LOWER) !== 0 ? SMALL : (sets & (STANDARD | URL_SAFE)) !== 0 ? JOIN : 0;
}

/** Whether a run of letters is words written together, as names in programs and paths are, rather than random. */
export function isWordy(bytes: Uint8Array, start: number, end: number): boolean {
  return wordiness(bytes, start, end) > WORDY;
}

/** The share of pairs of small letters in a run, one being left out so that a few letters prove nothing. */
export function wordiness(bytes: Uint8Array, start: number, end: number): number {
  const last = Math.min(end, start + MOST_LETTERS);
  let sum = 0;
  let before = 0;
  for (let at = start; at < last; at++) {
    const kind = KINDS[bytes[at] as number] as number;
    sum += (kind & before & SMALL) + (kind & JOIN);
    before = kind;
  }
  const pairs = last - start - 1 - 2 * (sum >>> 16);
  return ((sum & (JOIN - 1)) - 1) / pairs;
}
