import type { Span } from '../base/index.ts';
import { isBase85Letter, isUnmistakable85, LEAST_WHOLE } from './base85-region.ts';

/*
 * Ascii85 without marks that gives no text, encrypted or compressed, as a whole value among text: from what opens a
 * value to what closes it, where nothing but its letters stands between, and more signs among them than words have.
 */

/** Byte before a value → the bytes that close it, beside blanks. */
const CLOSERS: ReadonlyMap<number, readonly number[]> = new Map(
  [
    ['"', '"'],
    ["'", "'"],
    ['>', '<'],
    ['=', '&;'],
  ].map(([open = '', close = '']) => [open.charCodeAt(0), [...Buffer.from(close)]]),
);
const OPENS = new Uint8Array(256);
for (const byte of CLOSERS.keys()) OPENS[byte] = 1;

/** Tells the values; none overlap. `places`: those where one may begin; by default it may anywhere. */
export function findValues85(
  bytes: Uint8Array,
  { start, end }: Span,
  { found, places }: { readonly found: (run: Span) => void; readonly places?: Int32Array | undefined },
): void {
  let at = start;
  let index = 0;
  while (at + LEAST_WHOLE < end) {
    if (places !== undefined) {
      while (index < places.length && (places[index] as number) <= at) index += 1;
      if (index === places.length) return;
      at = (places[index] as number) - 1;
    }
    const open = bytes[at] as number;
    at += 1;
    if (OPENS[open] === 0) continue;
    const until = valueEnd(bytes, { start: at, end }, CLOSERS.get(open) ?? []);
    if (until - at < LEAST_WHOLE || !isUnmistakable85(bytes, { start: at, end: until })) continue;
    found({ start: at, end: until });
    at = until;
  }
}

/** Letters of a value at most, so that what opens one and is followed by no end costs little. */
const MOST_LETTERS = 2_048;

function valueEnd(bytes: Uint8Array, { start, end }: Span, closers: readonly number[]): number {
  const limit = Math.min(end, start + MOST_LETTERS);
  let at = start;
  while (at < limit && isBase85Letter(bytes[at] as number) && !closers.includes(bytes[at] as number)) at += 1;
  const closed = at === end || (bytes[at] as number) <= 0x20 || closers.includes(bytes[at] as number);
  return closed ? at : start;
}
