import { latin1Of, type Span } from '../base/index.ts';
import type { Part } from '../decode/index.ts';
import { namedBy } from './named-by.ts';
import type { PlacesAsked } from './names-around.ts';

/** Bytes of the longest name of a network (IEEE 802.11 section 9.4.2.2). */
const LONGEST_SSID = 32;

/** What ends a value that holds a name. */
const ENDS = new Set([...'"\'\\<>&=,;|{}[]()\t\r\n\0'].map((letter) => letter.charCodeAt(0)));

/** What people put to the name of a network that is a second one: `-5G`, `_EXT`, `-guest`. */
const PUT_TO = /^[-_.+](?:\d(?:\.\d)?G(?:Hz)?|[a-z]{1,8}\d?(?:[-_.]\w{1,5})?)(?= |$)/i;

/**
 * Whether a network's name is a piece of a longer one. In a sentence anything may stand around a name; but where a field
 * that is named for it, or quotes as Android puts around such names, hold more than the name, they hold another.
 */
export function isOfLongerNetwork(part: Part, span: Span, asked: PlacesAsked): boolean {
  const { bytes } = part;
  const value = valueAround(bytes, span);
  if (value === null || (value.start === span.start && value.end === span.end)) return false;
  const behind = latin1Of(bytes.subarray(span.end, value.end));
  if (PUT_TO.test(behind)) return true;
  if (bytes[value.start - 1] === QUOTE && bytes[value.start - 2] === BACKSLASH) return true;
  // What is not set apart may go on with words that are none of the value (`ssid=Harbour joined`).
  if (!isSetApart(bytes, value)) return false;
  return namedBy(part, value, { kind: 'ssid', asked }) !== null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Quotes, the signs of an element, or nothing on both sides. */
function isSetApart(bytes: Uint8Array, { start, end }: Span): boolean {
  return SET_APART.has(bytes[start - 1]) && SET_APART.has(bytes[end]);
}

const SET_APART: ReadonlySet<number | undefined> = new Set([QUOTE, 0x27, 0x3c, 0x3e, undefined]);

/** All of the value, without white space around; null where it is too long for a name of a network. */
function valueAround(bytes: Uint8Array, { start, end }: Span): Span | null {
  let first = start;
  while (first > 0 && !ENDS.has(bytes[first - 1] as number)) {
    if (end - first > LONGEST_SSID) return null;
    first -= 1;
  }
  let last = end;
  while (last < bytes.length && !ENDS.has(bytes[last] as number)) {
    if (last - first > LONGEST_SSID) return null;
    last += 1;
  }
  while (first < start && bytes[first] === 0x20) first += 1;
  while (last > end && bytes[last - 1] === 0x20) last -= 1;
  return last - first > LONGEST_SSID ? null : { start: first, end: last };
}
