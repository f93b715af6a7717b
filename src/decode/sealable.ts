import { BLOCK } from './blocks.ts';
import { isKnownMedia } from './media-magic.ts';
import type { Part } from './part.ts';
import { isPlainText } from './plain-text.ts';

/**
 * Whether a part may be the output of a block cipher: whole blocks, neither text nor a known kind of file. It need
 * not be long enough to look random: one telephone number is one block.
 */
export function isSealable(part: Part): boolean {
  const { bytes } = part;
  if (bytes.byteLength === 0 || bytes.byteLength % BLOCK !== 0) return false;
  if (!isWrittenWhole(part) || isPlainText(bytes)) return false;
  return bytes.byteLength < SMALLEST_FILE || !isKnownMedia(bytes);
}

/** No picture, archive or program is smaller. */
const SMALLEST_FILE = 64;

/**
 * Whether bytes that came out of base64 were put into it as they are. Any row of letters can be read as base64;
 * of those that give sixteen bytes only one in sixteen has nothing in the bits left over (RFC 4648 section 3.5).
 */
function isWrittenWhole({ layer, parent, span, bytes }: Part): boolean {
  if (parent === null || (layer !== 'base64' && layer !== 'base64url')) return true;
  let end = span.end;
  while (end > span.start && parent.bytes[end - 1] === PADDING) end -= 1;
  // A letter is left over. Line breaks in between make no run of one more.
  if (end - span.start === Math.ceil((bytes.byteLength * 4) / 3) + 1) return false;
  const last = parent.bytes[end - 1] ?? 0;
  const over = bytes.byteLength % 3;
  return over === 0 || (over === 1 ? NOTHING_IN_FOUR : NOTHING_IN_TWO).has(last);
}

const PADDING = 0x3d;
const codesOf = (letters: string): ReadonlySet<number> =>
  new Set([...letters].map((letter) => letter.charCodeAt(0)));
/** Letters whose last four or two bits are zero. */
const NOTHING_IN_FOUR = codesOf('AQgw');
const NOTHING_IN_TWO = codesOf('AEIMQUYcgkosw048');
