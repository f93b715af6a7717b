import type { Span } from '../base/index.ts';

/** Bytes of a name that are looked at; longer ones are no names of keys. */
const LONGEST_NAME = 40;
/** White space around a colon. */
const MOST_SPACES = 8;

const QUOTE = 0x22;
const COLON = 0x3a;
const EQUALS = 0x3d;
const LESS = 0x3c;
const GREATER = 0x3e;

const IN_NAME = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-') {
  IN_NAME[letter.charCodeAt(0)] = 1;
}

/** What may stand behind a value in a form, a query or a cookie. */
const BEHIND = new Set([...'&;#"\'<> \t\r\n'].map((letter) => letter.charCodeAt(0)));

/**
 * The name of the field whose whole value the span is, in JSON, in a form or query, or in XML; null where it is
 * not. Only the few bytes around are looked at: it is asked of every word that is as long as a key.
 */
export function nameBefore(bytes: Uint8Array, { start, end }: Span): Span | null {
  switch (bytes[start - 1]) {
    case QUOTE: {
      if (bytes[end] !== QUOTE) return null;
      const colon = backOverSpaces(bytes, start - 2);
      const quote = backOverSpaces(bytes, colon - 1);
      if (bytes[colon] !== COLON || bytes[quote] !== QUOTE) return null;
      return nameBehind(bytes, quote, QUOTE);
    }
    case EQUALS:
      return end === bytes.length || BEHIND.has(bytes[end] as number)
        ? nameBehind(bytes, start - 1, null)
        : null;
    case GREATER:
      return bytes[end] === LESS ? nameBehind(bytes, start - 1, LESS) : null;
    default:
      return null;
  }
}

function backOverSpaces(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at > from - MOST_SPACES && at >= 0 && (bytes[at] as number) <= 0x20) at -= 1;
  return at;
}

/** The name that ends before `end`; `before`: what must stand before it. */
function nameBehind(bytes: Uint8Array, end: number, before: number | null): Span | null {
  let start = end;
  while (start > 0 && IN_NAME[bytes[start - 1] as number] === 1 && end - start <= LONGEST_NAME) start -= 1;
  if (start === end || end - start > LONGEST_NAME) return null;
  return before === null || bytes[start - 1] === before ? { start, end } : null;
}
