import type { Span } from '../../base/index.ts';
import { FOUR_BITS, isOctet } from '../hex-digits.ts';
import { ROT13, rot13, rot13Region, rotatedHex, rotation } from '../rot13-text.ts';
import { beginsAsText } from '../text-check.ts';
import { type Change, valueLines } from '../value-lines.ts';
import { eachValue, isMixed } from '../value-signs.ts';
import type { TextLayer } from './layer-finder.ts';

/*
 * rot13 leaves digits and signs as they are, so it is told by the letters: those that are frequent in words become
 * rare, and the other way round. All of a part is read so where its letters or its percent-escapes say it, or one value of a part up to
 * LONGEST_PART bytes. What could be as well, such as short names and digests, is read together as one text, a line
 * each, so that it costs little. Base64 and hexadecimal that give text once it is undone are told with the other
 * runs of letters, see disguised-letters.ts.
 *
 * Not seen: unlikely values in longer parts; base64, base32 and base58 of anything but text; JSON with hardly any
 * letters. Text without letters is not changed by it.
 */

/** Parts whose values are looked at one by one. */
export const LONGEST_PART = 2_048;
/** Bytes of a part whose letters tell all of it. */
const MOST_WEIGHED = 512;

const ROTATED: Change = { layer: 'rot13', undo: rot13, isBackwards: false };

export const rot13Layer: TextLayer = {
  kind: 'text',
  layers: ['rot13'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('rot13') === false) return;
    const isWhole = span.start === 0 && span.end === bytes.byteLength;
    if (isWhole && search.isText && isRotated(bytes)) {
      if (search.affords(span)) found(rot13Region(bytes, span));
      return;
    }
    if (bytes.byteLength > LONGEST_PART) return;
    const { sure, likely } = valuesIn(bytes, span);
    for (const value of sure) if (search.affords(value)) found(rot13Region(bytes, value));
    if (likely.length > 0 && search.affords(span)) found(valueLines(bytes, likely, ROTATED));
  },
};

/** Whether a short part may have been through rot13, or a value in it. */
export function mayBeRotated(bytes: Uint8Array): boolean {
  if (isRotated(bytes)) return true;
  const { sure, likely } = valuesIn(bytes, { start: 0, end: bytes.byteLength });
  return sure.length + likely.length > 0;
}

function isRotated(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.byteLength, MOST_WEIGHED);
  if (!beginsAsText(bytes, 0, Math.min(end, BEGINNING))) return false;
  if (rotation(bytes, { start: 0, end }) === 2) return true;
  return bytes.byteLength <= LONGEST_PART && hasEscapes(bytes);
}

/** Whether percent signs stand before digits that are hexadecimal once rot13 is undone, and not all before. */
function hasEscapes(bytes: Uint8Array): boolean {
  let isChanged = false;
  for (let at = bytes.indexOf(PERCENT); at !== -1; at = bytes.indexOf(PERCENT, at + 1)) {
    const undone = [1, 2].map((behind) => ROT13[bytes[at + behind] ?? 0] as number);
    if (undone.some((digit) => FOUR_BITS[digit] === 255)) return false;
    isChanged ||= !isOctet(bytes, at + 1);
  }
  return isChanged;
}

const PERCENT = 0x25;

/** Bytes that are text where a part is. */
const BEGINNING = 32;

interface Values {
  readonly sure: Span[];
  readonly likely: Span[];
}

function valuesIn(bytes: Uint8Array, span: Span): Values {
  const values: Values = { sure: [], likely: [] };
  eachValue(bytes, span, (value) => {
    const { start, end, digits, upper, lower } = value;
    if (upper + lower === 0) return;
    const likely = rotation(bytes, value);
    if (likely === 2) values.sure.push({ start, end });
    else if (likely === 1 || isMixed(value) || (digits > 1 && rotatedHex(bytes, value))) {
      values.likely.push({ start, end });
    }
  });
  return values;
}
