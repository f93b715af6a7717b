import type { Span } from '../base/index.ts';
import { indexIn } from './index-in.ts';
import { SIX_BITS } from './six-bits.ts';

/*
 * In a form a plus sign is a space, and in base64 that nobody escaped it is a letter. Between words it stands every few
 * letters; in base64 there are 64 from one to the next in the mean, and letters of both cases and digits among them.
 */

/** Letters on either side of a plus sign: words are shorter. */
const LEAST_BESIDE = 20;
/** Plus signs that are looked at: base64 of so many has one with enough on either side. */
const MOST_TRIED = 32;

const PLUS = 0x2b;

/** Whether a plus sign of the run stands in the midst of base64, of the first ones. */
export function isPlusOfBase64(bytes: Uint8Array, run: Span): boolean {
  const first = run.start + LEAST_BESIDE;
  const end = run.end - LEAST_BESIDE;
  if (first >= end) return false;
  let tried = 0;
  for (let at = indexIn(bytes, PLUS, { start: first, end }); at !== -1 && tried < MOST_TRIED; tried++) {
    if (isBase64(bytes, at - LEAST_BESIDE, at) && isBase64(bytes, at + 1, at + 1 + LEAST_BESIDE)) return true;
    at = indexIn(bytes, PLUS, { start: at + 1, end });
  }
  return false;
}

function isBase64(bytes: Uint8Array, start: number, end: number): boolean {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const letter = SIX_BITS[byte] as number;
    if (letter > 63) return false;
    if (letter < 26) upper += 1;
    else if (letter < 52) lower += 1;
    else if (letter < 62) digits += 1;
  }
  return upper > 1 && lower > 1 && digits > 0;
}
