import { FOUR_BITS, isOctet } from './hex-digits.ts';
import { ROT13 } from './rot13-text.ts';

/*
 * Escapes that were turned round or rotated with the text that they stand in: a sign and its digits, entities by their
 * names. Each is told by its sign, which neither changes, and by what stands on which side of it.
 */

/** How many escapes of some bytes look as they should, and as if they had been changed. */
interface Counted {
  straight: number;
  turned: number;
  rotated: number;
}

/** Signs that are looked at: what is escaped has more than enough by then. */
const MOST_SIGNS = 24;
/** Letters of an entity's name or number. */
const MOST_NAME = 7;

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

type Count = (bytes: Uint8Array, at: number, into: Counted) => void;

const SIGNS: readonly (readonly [sign: number, count: Count])[] = [
  [PERCENT, countOctet],
  [EQUALS, countCapitalOctet],
  [BACKSLASH, countBackslash],
  [AMPERSAND, countEntity],
];

/** Whether more escapes were changed so than stand as they were written, and more than chance gives. */
export function escapesChanged(bytes: Uint8Array): { readonly turned: boolean; readonly rotated: boolean } {
  let turned = false;
  let rotated = false;
  for (const [sign, count] of SIGNS) {
    let at = bytes.indexOf(sign);
    if (at === -1) continue;
    const into = { straight: 0, turned: 0, rotated: 0 };
    let signs = 0;
    for (; at !== -1 && signs < MOST_SIGNS; signs++) {
      count(bytes, at, into);
      at = bytes.indexOf(sign, at + 1);
    }
    // A pair of digits beside an equals sign is of a name or a value that ends or begins so.
    const least = sign === EQUALS ? 3 : 2;
    const isMost = (number: number) => number * 2 > signs;
    if (sign === PERCENT) {
      turned ||= into.turned === signs && (signs > into.straight || signs > 1);
      rotated ||= into.rotated > 0 && into.rotated + into.straight === signs;
    } else {
      turned ||= into.turned >= least && into.turned > into.straight && isMost(into.turned);
      rotated ||=
        into.rotated >= least - 1 && isMost(into.rotated + into.straight) && into.rotated * 4 > into.straight;
    }
  }
  return { turned, rotated };
}

function countOctet(bytes: Uint8Array, at: number, into: Counted): void {
  if (isOctet(bytes, at + 1)) into.straight += 1;
  else if (isRotatedOctet(bytes, at + 1)) into.rotated += 1;
  if (at >= 2 && isOctet(bytes, at - 2)) into.turned += 1;
}

/** Of quoted-printable, whose digits are capitals (RFC 2045 section 6.7). */
function countCapitalOctet(bytes: Uint8Array, at: number, into: Counted): void {
  const isCapital = (first: number) =>
    isOctet(bytes, first) && (bytes[first] as number) < 0x60 && (bytes[first + 1] as number) < 0x60;
  if (isCapital(at + 1)) into.straight += 1;
  else if (
    isRotatedOctet(bytes, at + 1) &&
    (bytes[at + 1] as number) < 0x60 &&
    (bytes[at + 2] as number) < 0x60
  )
    into.rotated += 1;
  if (at >= 2 && isCapital(at - 2)) into.turned += 1;
}

/** Two digits once they are rotated back, and not before. */
function isRotatedOctet(bytes: Uint8Array, at: number): boolean {
  const high = FOUR_BITS[ROT13[bytes[at] ?? 0] as number] as number;
  const low = FOUR_BITS[ROT13[bytes[at + 1] ?? 0] as number] as number;
  return high !== 255 && low !== 255;
}

const SMALL_X = 0x78;
const SMALL_U = 0x75;

function countBackslash(bytes: Uint8Array, at: number, into: Counted): void {
  const next = bytes[at + 1] ?? 0;
  if ((next === SMALL_X || next === SMALL_U) && isOctet(bytes, at + 2)) into.straight += 1;
  const back = ROT13[next] as number;
  if (back === SMALL_X || back === SMALL_U) {
    if (isOctet(bytes, at + 2) || isRotatedOctet(bytes, at + 2)) into.rotated += 1;
  }
  const before = bytes[at - 1];
  if (before === SMALL_X ? isOctet(bytes, at - 3) : before === SMALL_U && isOctet(bytes, at - 5))
    into.turned += 1;
}

const ENTITIES = ['quot', 'amp', 'lt', 'gt', 'apos'];
const NAMES: ReadonlySet<string> = new Set(ENTITIES);
const ROTATED_NAMES: ReadonlySet<string> = new Set(
  ENTITIES.map((name) => String.fromCharCode(...[...Buffer.from(name)].map((byte) => ROT13[byte] as number))),
);
const TURNED_NAMES: ReadonlySet<string> = new Set(ENTITIES.map((name) => [...name].reverse().join('')));

function countEntity(bytes: Uint8Array, at: number, into: Counted): void {
  const name = nameFrom(bytes, at + 1, 1);
  if (NAMES.has(name) || /^#(?:x[\da-f]+|\d+)$/i.test(name)) into.straight += 1;
  else if (ROTATED_NAMES.has(name) || /^#k[\dn-s]+$/i.test(name)) into.rotated += 1;
  const before = nameFrom(bytes, at - 1, -1);
  if (TURNED_NAMES.has([...before].reverse().join('')) || /^#(?:x[\da-f]+|\d+)$/i.test(before))
    into.turned += 1;
}

/** What stands up to the next semicolon on one side, read away from the sign; empty where there is none near. */
function nameFrom(bytes: Uint8Array, from: number, step: 1 | -1): string {
  let name = '';
  for (let at = from; name.length <= MOST_NAME; at += step) {
    const byte = bytes[at];
    if (byte === undefined) return '';
    if (byte === SEMICOLON) return name;
    name += String.fromCharCode(byte);
  }
  return '';
}

const TILDE = 0x7e;
const LESS = 0x3c;
const GREATER = 0x3e;

/** What was done to the marks around Ascii85, which is `<~` and `~>`, or to the letters between, of which none is past `u` but `z`. */
export function frameChanged(bytes: Uint8Array): 'turned' | 'rotated' | null {
  const first = bytes.indexOf(TILDE);
  if (first < 1) return null;
  const second = bytes.indexOf(TILDE, first + 1);
  if (second === -1) return null;
  if (bytes[first - 1] === GREATER && bytes[second + 1] === LESS) return 'turned';
  if (bytes[first - 1] !== LESS || bytes[second + 1] !== GREATER) return null;
  for (let at = first + 1; at < second; at++) {
    const byte = bytes[at] as number;
    if (byte > 0x75 && byte < 0x7a) return 'rotated';
  }
  return null;
}
