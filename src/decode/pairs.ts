import { type Span, textOf } from '../base/index.ts';
import type { Division, Located } from './containers/container.ts';
import { isPairAt } from './pair.ts';
import { percentDecode } from './percent-map.ts';

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;

export interface PairRules {
  /** First word of the steps: `form`, `query`, … */
  readonly kind: string;
  /** `cookie` is parted by `;` alone, `form` by `&` and by `;` before another `key=`. */
  readonly grammar: 'form' | 'cookie';
}

/** A row of `key=value`, read around the span that is asked for. The last pair is kept for the next question. */
export function pairs(bytes: Uint8Array, region: Span, { kind, grammar }: PairRules): Division {
  const inside = bytes.subarray(region.start, region.end);
  let pair: Span = { start: 0, end: 0 };
  const locate = (span: Span): Located | null => {
    const start = span.start - region.start;
    const end = span.end - region.start;
    if (start < 0 || end > inside.byteLength) return null;
    if (start < pair.start || start >= pair.end) pair = pairAt(inside, start, grammar);
    if (end > pair.end) return null;
    const found = inside.subarray(0, pair.end).indexOf(EQUALS, pair.start);
    if (found === -1) return { kind, names: null, field: null, value: outer(pair), hint: null };
    const key = { start: skipSpaces(inside, pair.start), end: found };
    // The name would be the very value that was found, so it is not told.
    if (end <= found) return { kind: `${kind}-key`, names: null, field: null, value: outer(key), hint: null };
    if (start <= found) return null;
    const name = nameOf(inside.subarray(key.start, key.end), grammar);
    return {
      kind,
      names: [name],
      field: name,
      value: outer({ start: found + 1, end: pair.end }),
      hint: null,
    };
  };
  const outer = (span: Span): Span => ({ start: span.start + region.start, end: span.end + region.start });
  return { locate };
}

/** The pair around `at`: no byte outside of it is looked at, so that going through all pairs is one pass. */
function pairAt(bytes: Uint8Array, at: number, grammar: PairRules['grammar']): Span {
  const separator = grammar === 'cookie' ? SEMICOLON : AMPERSAND;
  const isBetween = (place: number) =>
    bytes[place] === separator ||
    (grammar === 'form' && bytes[place] === SEMICOLON && isPairAt(bytes, place + 1, bytes.byteLength));
  let start = at;
  while (start > 0 && !isBetween(start - 1)) start -= 1;
  let end = at;
  while (end < bytes.byteLength && !isBetween(end)) end += 1;
  return { start, end };
}

function skipSpaces(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20) at += 1;
  return at;
}

function nameOf(raw: Uint8Array, grammar: PairRules['grammar']): string {
  return textOf(grammar === 'form' ? percentDecode(raw, true) : raw).trim();
}
