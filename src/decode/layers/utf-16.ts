import { type Span, writeUtf8 } from '../../base/index.ts';
import { indexIn } from '../index-in.ts';
import { unitMap } from '../unit-map.ts';
import {
  alphabetOrder,
  characterAt,
  codePointIn,
  isLatin,
  markedOrder,
  measureWide,
  type Order,
  unitIn,
} from '../wide-text.ts';
import type { Region, TextLayer } from './layer-finder.ts';

/*
 * UTF-16 is known by its high bytes: between two zeros stands an ASCII character, and between two 04 a Cyrillic one.
 * From a row of LEAST_ROW such the run goes on, either way, over characters that are likely to be text as long as
 * one of its kind comes again within LONGEST_GAP, or the part ends; so a name in Hindi between the quotes of JSON is
 * in it. A row has one more high byte than characters, or one less, or begins in the midst of something: both orders
 * are read where they explain as much. All of a part is one where it begins with a mark, or is of one alphabet.
 *
 * What is given is UTF-8. Not seen: text without a mark that has no row of one alphabet, such as Chinese; fewer than
 * LEAST_ROW characters, unless they are all of a part.
 */

/** Characters in a row that begin a run. (Binary formats have numbers of two bytes in rows of three and four.) */
export const LEAST_ROW = 5;
/** Characters in a row that are not ASCII, inside a run. */
export const LONGEST_GAP = 256;
/** Such characters before the first ASCII one of a part, or behind the last: a name, and seldom chance. */
export const MOST_AT_EDGE = 4;

/** Parts up to this length are looked through even where they have no zero. */
const SHORT = 512;

/** High bytes by which rows are found: Latin, Greek, Cyrillic, Hebrew, Arabic, Hindi and Bengali, Tamil and Telugu, Thai. */
const IS_HIGH = new Uint8Array(256);
for (const block of [0x00, 0x03, 0x04, 0x05, 0x06, 0x09, 0x0b, 0x0c, 0x0e]) IS_HIGH[block] = 1;

/** Of so many bytes two are looked at: one of them is a high byte of any row that is long enough. */
const STRIDE = 2 * LEAST_ROW - 2;

const MARK = 0xfeff;

export const utf16: TextLayer = {
  kind: 'text',
  layers: ['utf-16'],
  find(search, span, found) {
    const { bytes } = search;
    const tell = (run: Span, order: Order) => {
      if (search.affords(run)) found(regionOf(bytes, run, order));
    };
    const isWhole = span.start === 0 && span.end === bytes.byteLength;
    const marked = isWhole ? (markedOrder(bytes) ?? alphabetOrder(bytes)) : null;
    if (marked !== null) {
      tell(span, marked);
      return;
    }
    // Whatever holds UTF-16 beside other bytes has a length, a tag or a Latin letter with a zero somewhere.
    if (bytes.byteLength > SHORT && indexIn(bytes, 0, span) === -1) return;
    let done = span.start;
    for (let at = span.start; at < span.end; at += STRIDE) {
      for (let hit = at; hit < at + 2; hit++) {
        if (hit < done || IS_HIGH[bytes[hit] ?? 1] === 0) continue;
        const place = { block: bytes[hit] as number, within: { start: done, end: span.end } };
        const row = rowAt(bytes, hit, place);
        if (row === null) continue;
        const runs = (['little', 'big'] as const)
          .map((order) => ({ order, ...runOf(bytes, row, { ...place, order }) }))
          .sort((a, b) => b.end - b.start - (a.end - a.start));
        const [best, other] = runs as [(typeof runs)[number], (typeof runs)[number]];
        tell(best, best.order);
        if (other.end - other.start === best.end - best.start) tell(other, other.order);
        done = Math.max(best.end, other.end);
      }
      if (done > at + STRIDE) at = done - STRIDE;
    }
  },
};

/** The row of high bytes and characters in turn that a high byte is one of; null where it is too short. */
function rowAt(bytes: Uint8Array, hit: number, { block, within: { start, end } }: Place): Span | null {
  if (hit >= end || (bytes[hit + 2] !== block && bytes[hit - 2] !== block)) return null;
  const isLow = (at: number) => block !== 0 || isAscii(bytes[at] as number);
  let first = hit;
  while (first - 2 >= start && bytes[first - 2] === block && isLow(first - 1)) first -= 2;
  let last = hit;
  while (last + 2 < end && bytes[last + 2] === block && isLow(last + 1)) last += 2;
  if (last - first < 2 * (LEAST_ROW - 1)) return null;
  const before = first > start && isLow(first - 1);
  const behind = last + 1 < end && isLow(last + 1);
  return { start: before ? first - 1 : first, end: behind ? last + 2 : last + 1 };
}

interface Place {
  readonly block: number;
  readonly within: Span;
}

function isAscii(byte: number): boolean {
  return byte < 0x80 && isLatin(byte);
}

/** The run of characters around a row, read in one order. */
function runOf(
  bytes: Uint8Array,
  row: Span,
  { order, block, within }: Place & { readonly order: Order },
): Span {
  const isKnown = (unit: number) => isLatin(unit) || (block !== 0 && unit >> 8 === block);
  const highFirst = bytes[row.start] === block && bytes[row.start + 2] === block;
  // A character of the row has its high byte first in one order, and last in the other.
  const anchor = highFirst === (order === 'big') ? row.start : row.start + 1;
  let end = anchor;
  for (let at = anchor, gap = 0; gap <= LONGEST_GAP; ) {
    const length = characterAt(bytes, at, { order, end: within.end });
    if (length === 0) {
      if (at + 1 >= bytes.byteLength && gap <= MOST_AT_EDGE) end = at;
      break;
    }
    gap += 1;
    if (isKnown(unitIn(bytes, at, order))) {
      end = at + 2;
      gap = 0;
    }
    at += length;
  }
  let start = anchor;
  for (let at = anchor, gap = 0; gap <= LONGEST_GAP; ) {
    if (at - 2 < within.start) {
      if (at === 0 && gap <= MOST_AT_EDGE) start = 0;
      break;
    }
    const unit = unitIn(bytes, at - 2, order);
    if (unit === MARK) {
      start = at - 2;
      break;
    }
    const length = unit >= 0xdc00 && unit <= 0xdfff && at - 4 >= within.start ? 4 : 2;
    if (characterAt(bytes, at - length, { order, end: at }) === 0) break;
    at -= length;
    gap += 1;
    if (isKnown(unit)) {
      start = at;
      gap = 0;
    }
  }
  return { start, end };
}

function regionOf(bytes: Uint8Array, { start, end }: Span, order: Order): Region {
  const hasMark = start + 2 <= end && unitIn(bytes, start, order) === MARK;
  const from = hasMark ? start + 2 : start;
  const raw = bytes.subarray(from, end);
  let map: ((span: Span) => Span) | null = null;
  return {
    layer: 'utf-16',
    span: { start, end },
    bytes: decoded(raw, order),
    back(part) {
      map ??= unitMap(raw, (_, at) => measureWide(raw, at, order));
      const run = map(part);
      return { start: run.start + from, end: run.end + from };
    },
    claims: true,
    fault: null,
  };
}

function decoded(raw: Uint8Array, order: Order): Uint8Array {
  // Two bytes give three at most.
  const text = new Uint8Array(Math.ceil(raw.byteLength / 2) * 3);
  let to = 0;
  for (let at = 0; at + 2 <= raw.byteLength; ) {
    const codePoint = codePointIn(raw, at, order);
    to = writeUtf8(text, to, codePoint);
    at += codePoint > 0xffff ? 4 : 2;
  }
  return text.subarray(0, to);
}
