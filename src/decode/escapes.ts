import { type Span, utf8Length, writeUtf8 } from '../base/index.ts';
import { indexIn } from './index-in.ts';
import type { Region } from './layers/layer-finder.ts';
import type { Layer } from './part.ts';
import { unitMap } from './unit-map.ts';

/*
 * Text in which some characters are written as escapes, each of which begins with one sign. What an escape stands
 * for is told as one number, so that nothing is allocated for it: its length, and a code point, a byte or nothing.
 * No escape may be shorter than what it stands for.
 */
export interface Escapes {
  readonly layer: Layer;
  readonly sign: number;
  /** The escape that begins at `at`, where the sign stands: see `escapeOf`; -1 where none does. */
  at(raw: Uint8Array, at: number): number;
}

const LENGTH_SHIFT = 22;
const BYTE = 1 << 21;
const VALUE = BYTE - 1;
/** No code point. */
const NOTHING = VALUE;

/** An escape of so many bytes that stands for a code point. */
export function escapeOf(byteLength: number, codePoint: number): number {
  return (byteLength << LENGTH_SHIFT) | codePoint;
}

/** An escape that stands for one byte, whatever character that may be part of. */
export function byteEscapeOf(byteLength: number, byte: number): number {
  return (byteLength << LENGTH_SHIFT) | BYTE | byte;
}

/** An escape that stands for nothing. */
export function emptyEscapeOf(byteLength: number): number {
  return (byteLength << LENGTH_SHIFT) | NOTHING;
}

export interface EscapedRun {
  readonly escapes: Escapes;
  readonly span: Span;
  readonly claims: boolean;
}

/** The region of a run with escapes in it. */
export function escapedRegion(bytes: Uint8Array, { escapes, span, claims }: EscapedRun): Region {
  const raw = bytes.subarray(span.start, span.end);
  let map: ((span: Span) => Span) | null = null;
  return {
    layer: escapes.layer,
    span,
    bytes: unescaped(raw, escapes),
    back(part) {
      map ??= unitMap(raw, (_, at) => measure(raw, at, escapes));
      const run = map(part);
      return { start: run.start + span.start, end: run.end + span.start };
    },
    claims,
    fault: null,
  };
}

function unescaped(raw: Uint8Array, escapes: Escapes): Uint8Array {
  const { byteLength } = raw;
  const value = new Uint8Array(byteLength);
  let to = 0;
  for (let at = 0; at < byteLength; ) {
    let next = indexIn(raw, escapes.sign, { start: at, end: byteLength });
    if (next === -1) next = byteLength;
    while (at < next) value[to++] = raw[at++] as number;
    if (at === byteLength) break;
    const unit = escapes.at(raw, at);
    if (unit === -1) {
      value[to++] = raw[at++] as number;
      continue;
    }
    const what = unit & VALUE;
    if ((unit & BYTE) !== 0) value[to++] = what;
    else if (what !== NOTHING) to = writeUtf8(value, to, what);
    at += unit >>> LENGTH_SHIFT;
  }
  return value.subarray(0, to);
}

function measure(raw: Uint8Array, at: number, escapes: Escapes): number {
  const unit = raw[at] === escapes.sign ? escapes.at(raw, at) : -1;
  if (unit === -1) return (1 << 3) | 1;
  const what = unit & VALUE;
  const length = (unit & BYTE) !== 0 ? 1 : what === NOTHING ? 0 : utf8Length(what);
  return ((unit >>> LENGTH_SHIFT) << 3) | length;
}
