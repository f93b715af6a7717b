import type { Span } from '../../base/index.ts';

const QUOTES = [0x22, 0x27];
const EQUALS = 0x3d;
const SLASH = 0x2f;
const GREATER = 0x3e;

/** Bytes that end a name: white space and the signs of a tag (XML section 2.3, as lax as HTML's reader). */
const ENDS_NAME = new Uint8Array(256);
for (const sign of ' \t\r\n/>=<"\'') ENDS_NAME[sign.charCodeAt(0)] = 1;

/** Whether a name may begin so: a letter, `_`, `:`, or a letter past ASCII. */
export function isNameStart(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const small = byte | 0x20;
  return (small >= 0x61 && small <= 0x7a) || byte === 0x5f || byte === 0x3a || byte >= 0x80;
}

export function afterName(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && ENDS_NAME[bytes[at] as number] === 0) at += 1;
  return at;
}

export function afterSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) <= 0x20) at += 1;
  return at;
}

export interface TagEnd {
  readonly end: number;
  /** `<a/>`. */
  readonly isEmpty: boolean;
}

/** Tells of each attribute that has a value, up to the end of the tag. */
export function readAttributes(
  bytes: Uint8Array,
  from: number,
  tell: (name: Span, value: Span) => void,
): TagEnd {
  const { length } = bytes;
  let at = from;
  while (at < length) {
    at = afterSpace(bytes, at, length);
    const byte = bytes[at];
    if (byte === GREATER) return { end: at + 1, isEmpty: bytes[at - 1] === SLASH };
    // Another tag begins: this one was never closed.
    if (byte === 0x3c) return { end: at, isEmpty: false };
    const name = { start: at, end: afterName(bytes, at) };
    if (name.end === at) {
      at += 1;
      continue;
    }
    const equals = afterSpace(bytes, name.end, length);
    if (bytes[equals] !== EQUALS) {
      at = name.end;
      continue;
    }
    const value = valueAt(bytes, afterSpace(bytes, equals + 1, length));
    tell(name, value.inner);
    at = value.end;
  }
  return { end: length, isEmpty: false };
}

/** In quotes, or without as HTML has it. */
function valueAt(bytes: Uint8Array, start: number): { readonly inner: Span; readonly end: number } {
  const quote = bytes[start];
  if (quote !== undefined && QUOTES.includes(quote)) {
    const found = bytes.indexOf(quote, start + 1);
    const end = found === -1 ? bytes.length : found;
    return { inner: { start: start + 1, end }, end: Math.min(bytes.length, end + 1) };
  }
  let end = start;
  while (end < bytes.length && (bytes[end] as number) > 0x20 && bytes[end] !== GREATER) end += 1;
  // `<a href=x/>` has a slash of its own only in HTML.
  if (bytes[end] === GREATER && bytes[end - 1] === SLASH && end > start) end -= 1;
  return { inner: { start, end }, end };
}
