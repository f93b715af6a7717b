import type { Span } from '../base/index.ts';
import { type Escapes, escapeOf } from './escapes.ts';
import { FOUR_BITS } from './hex-digits.ts';
import { indexIn } from './index-in.ts';

/*
 * Character references (HTML, section 13.5; XML 1.0, section 4.1): by number, or by the names that clients write,
 * which are those of XML, of Latin-1 and of some punctuation. A reference without its semicolon is none: in
 * `?a=1&lt=2` it is a name. The other 2,000 names of HTML are not read: signs of mathematics and of alphabets that
 * everybody writes as they are.
 */

const NAMES: ReadonlyMap<string, number> = new Map([
  ...(
    [
      ['quot', 0x22],
      ['amp', 0x26],
      ['apos', 0x27],
      ['lt', 0x3c],
      ['gt', 0x3e],
      ['Tab', 0x09],
      ['NewLine', 0x0a],
      ['OElig', 0x152],
      ['oelig', 0x153],
      ['Scaron', 0x160],
      ['scaron', 0x161],
      ['Yuml', 0x178],
      ['circ', 0x2c6],
      ['tilde', 0x2dc],
      ['ensp', 0x2002],
      ['emsp', 0x2003],
      ['thinsp', 0x2009],
      ['zwnj', 0x200c],
      ['zwj', 0x200d],
      ['lrm', 0x200e],
      ['rlm', 0x200f],
      ['ndash', 0x2013],
      ['mdash', 0x2014],
      ['lsquo', 0x2018],
      ['rsquo', 0x2019],
      ['sbquo', 0x201a],
      ['ldquo', 0x201c],
      ['rdquo', 0x201d],
      ['bdquo', 0x201e],
      ['bull', 0x2022],
      ['hellip', 0x2026],
      ['prime', 0x2032],
      ['Prime', 0x2033],
      ['lsaquo', 0x2039],
      ['rsaquo', 0x203a],
      ['euro', 0x20ac],
      ['trade', 0x2122],
    ] as const
  ).map(([name, codePoint]) => [name, codePoint] as const),
  // Latin-1 from U+00A0 on.
  ...(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
    'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring ' +
    'AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml ' +
    'times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
    'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ' +
    'ugrave uacute ucirc uuml yacute thorn yuml'
  )
    .split(' ')
    .map((name, index) => [name, 0xa0 + index] as const),
]);

const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((name) => name.length));
/** Digits of a number that are read; leading zeros are written, but not many. */
const MOST_DIGITS = 8;

const AMPERSAND = 0x26;
const NUMBER_SIGN = 0x23;
const SEMICOLON = 0x3b;
const X = 0x78;
const REPLACEMENT = 0xfffd;

export const HTML_ENTITIES: Escapes = {
  layer: 'html-entities',
  sign: AMPERSAND,
  at(raw, at) {
    return raw[at + 1] === NUMBER_SIGN ? numberedAt(raw, at) : namedAt(raw, at);
  },
};

/** Whether an entity stands in the run. */
export function hasEntity(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = indexIn(bytes, AMPERSAND, { start, end }); at !== -1; ) {
    if (HTML_ENTITIES.at(bytes, at) !== -1) return true;
    at = indexIn(bytes, AMPERSAND, { start: at + 1, end });
  }
  return false;
}

function numberedAt(raw: Uint8Array, at: number): number {
  const isHex = ((raw[at + 2] ?? 0) | 0x20) === X;
  const first = at + (isHex ? 3 : 2);
  const base = isHex ? 16 : 10;
  let value = 0;
  let end = first;
  for (; end < raw.byteLength && end - first < MOST_DIGITS; end++) {
    const digit = FOUR_BITS[raw[end] as number] as number;
    if (digit >= base) break;
    value = value * base + digit;
  }
  if (end === first || end >= raw.byteLength || raw[end] !== SEMICOLON) return -1;
  return escapeOf(end + 1 - at, codePointOf(value));
}

/** Whatever is no character, or is longer in UTF-8 than its reference, is U+FFFD. */
function codePointOf(value: number): number {
  return value === 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? REPLACEMENT : value;
}

function namedAt(raw: Uint8Array, at: number): number {
  let end = at + 1;
  const last = Math.min(raw.byteLength, at + 2 + LONGEST_NAME);
  while (end < last && isInName(raw[end] as number)) end += 1;
  if (end - at < 3 || end >= last || raw[end] !== SEMICOLON) return -1;
  let name = '';
  for (let i = at + 1; i < end; i++) name += String.fromCharCode(raw[i] as number);
  const codePoint = NAMES.get(name);
  return codePoint === undefined ? -1 : escapeOf(end + 1 - at, codePoint);
}

function isInName(byte: number): boolean {
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}
