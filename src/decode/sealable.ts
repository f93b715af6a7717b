import { BLOCK } from './blocks.ts';
import { isKnownMedia } from './media-magic.ts';
import type { Part } from './part.ts';
import { isPlainText } from './plain-text.ts';

/**
 * Whether a part may be the output of a cipher: whole blocks of `block` bytes (1 for a cipher that needs none),
 * neither text nor a known kind of file. It need not be long enough to look random: one telephone number is one block.
 */
export function isSealable(part: Part, block: number = BLOCK): boolean {
  const { bytes } = part;
  if (bytes.byteLength < LEAST_SEALED || bytes.byteLength % block !== 0) return false;
  if (!isWrittenWhole(part) || isPlainText(bytes)) return false;
  return bytes.byteLength < SMALLEST_FILE || !isKnownMedia(bytes);
}

/** One block of DES; of fewer bytes nobody could say that a key fits. */
const LEAST_SEALED = 8;

/** No picture, archive or program is smaller. */
const SMALLEST_FILE = 64;

/**
 * Whether bytes that came out of base64 were put into it as they are. Any row of letters can be read as base64;
 * of those that give sixteen bytes only one in sixteen has nothing in the bits left over (RFC 4648 section 3.5).
 */
function isWrittenWhole({ layer, parent, span, bytes }: Part): boolean {
  if (parent === null || (layer !== 'base64' && layer !== 'base64url')) return true;
  let end = span.end;
  while (end > span.start && isNoLetter(parent.bytes[end - 1])) end -= 1;
  const letters = Math.ceil((bytes.byteLength * 4) / 3);
  // A letter is left over; line breaks are none.
  if (end - span.start > letters && lettersIn(parent.bytes.subarray(span.start, end)) > letters) return false;
  const last = parent.bytes[end - 1] ?? 0;
  const over = bytes.byteLength % 3;
  return over === 0 || (over === 1 ? NOTHING_IN_FOUR : NOTHING_IN_TWO).has(last);
}

function lettersIn(run: Uint8Array): number {
  let letters = 0;
  for (const byte of run) if (!isNoLetter(byte)) letters += 1;
  return letters;
}

const PADDING = 0x3d;
/** Padding, line breaks and blanks. */
function isNoLetter(byte: number | undefined): boolean {
  return byte === undefined || byte === PADDING || byte <= 0x20;
}

const codesOf = (letters: string): ReadonlySet<number> =>
  new Set([...letters].map((letter) => letter.charCodeAt(0)));
/** Letters whose last four or two bits are zero. */
const NOTHING_IN_FOUR = codesOf('AQgw');
const NOTHING_IN_TWO = codesOf('AEIMQUYcgkosw048');
