import type { Span } from '../base/index.ts';

/*
 * A digest whose writing was cut short (`truncated`): its first characters, and nothing else in the word. What
 * goes on in the digest's own alphabet is another word, however much of its beginning agrees.
 *
 * What is left may have none of the two characters in which the base64 alphabets differ. It is called
 * `base64url` then: what is cut goes into URLs and keys, and `/` beside it is a path's and not the alphabet's.
 */

const HEX = 1;
const URL_SAFE = 2;
const STANDARD = 4;
const ALPHABETS = { hex: HEX, base64: STANDARD, base64url: URL_SAFE } as const;
/** Only in the standard alphabet. */
const TELLING = 8;
/** Byte → the alphabets that go on with it. A letter past `f` goes on with a word of hexadecimal, too. */
const GOES_ON = new Uint8Array(256);
for (const [sets, letters] of [
  [HEX | URL_SAFE | STANDARD, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'],
  [URL_SAFE, '-_'],
  [STANDARD | TELLING, '+/'],
] as const) {
  for (const letter of letters) GOES_ON[letter.charCodeAt(0)] = sets;
}

/** The forms of a whole digest as those of its beginning; null where the span is not the whole word. */
export function cutForms(bytes: Uint8Array, span: Span, forms: readonly string[]): readonly string[] | null {
  const writing = forms.at(-1) === 'hex' ? 'hex' : isStandard(bytes, span) ? 'base64' : 'base64url';
  const alphabet = ALPHABETS[writing];
  if (goesOn(bytes[span.start - 1], alphabet) || goesOn(bytes[span.end], alphabet)) return null;
  return [...forms.slice(0, -1), writing, 'truncated'];
}

function goesOn(byte: number | undefined, alphabet: number): boolean {
  return byte !== undefined && ((GOES_ON[byte] as number) & alphabet) !== 0;
}

function isStandard(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++)
    if (((GOES_ON[bytes[at] as number] as number) & TELLING) !== 0) return true;
  return false;
}
