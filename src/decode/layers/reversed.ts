import type { Span } from '../../base/index.ts';
import { reversedRegion, reversedText } from '../reversed-text.ts';
import { LONGEST_PART, textChanges } from '../text-changes.ts';
import { beginsAsText } from '../text-check.ts';
import { type Change, valueLines } from '../value-lines.ts';
import type { TextLayer } from './layer-finder.ts';

/*
 * Anything can be read backwards, so it is only done where something says so. All of a part is where it ends as JSON or
 * XML begins and the other way round, or its lines end so, or has a URL or escapes backwards, or words whose pairs of letters are those of
 * words turned round; and so is one string of a part. Of other parts up to LONGEST_PART bytes the values are that could
 * be numbers, addresses or names backwards: all of them together as one text, a line each, so that it costs little.
 * What is written in letters and gives something backwards is told with the other runs of letters: see disguised-runs.ts.
 *
 * Not seen: values of longer parts; names of small letters that are as good turned round.
 */

/** Bytes that are text where a part is. */
const BEGINNING = 32;
/** Shorter text is no JSON, XML or address. */
const LEAST_TEXT = 6;

const SLASH = 0x2f;
const RETURN = 0x0d;
const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const BRACE = 0x7b;
const CLOSING = 0x7d;
const COLON = 0x3a;

const BACKWARDS: Change = { layer: 'reversed', undo: reversedText, isBackwards: true };

export const reversed: TextLayer = {
  kind: 'text',
  layers: ['reversed'],
  find(search, span, found) {
    const { bytes } = search;
    if (search.mayTry?.('reversed') === false) return;
    const { isTurned, turned, likelyTurned } = textChanges(bytes, span);
    const isWhole = span.start === 0 && span.end === bytes.byteLength && search.isText;
    if (isWhole && (isTurned || isBackwards(bytes))) {
      if (search.affords(span)) found(reversedRegion(bytes, span));
      return;
    }
    if (bytes.byteLength <= LONGEST_PART && beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))) {
      for (const line of framedLines(bytes, span))
        if (search.affords(line)) found(reversedRegion(bytes, line));
    }
    for (const string of turned) if (search.affords(string)) found(reversedRegion(bytes, string));
    if (likelyTurned.length > 0 && search.affords(span)) found(valueLines(bytes, likelyTurned, BACKWARDS));
  },
};

/** Whether a short part may have something backwards in it. */
export function mayBeReversed(bytes: Uint8Array): boolean {
  const span: Span = { start: 0, end: bytes.byteLength };
  const { isTurned, turned, likelyTurned } = textChanges(bytes, span);
  if (isTurned || turned.length + likelyTurned.length > 0 || isBackwards(bytes)) return true;
  return framedLines(bytes, span).next().done === false;
}

/** First byte → the last byte of what is JSON or XML backwards. */
const FRAMES: ReadonlyMap<number, number> = new Map([
  [0x7d, 0x7b],
  [0x5d, 0x5b],
  [0x3e, 0x3c],
]);

function isBackwards(bytes: Uint8Array): boolean {
  if (!beginsAsText(bytes, 0, Math.min(BEGINNING, bytes.byteLength))) return false;
  if (endsLinesBackwards(bytes)) return true;
  let end = bytes.byteLength;
  while (end > 0 && (bytes[end - 1] as number) <= 0x20) end -= 1;
  let start = 0;
  while (start < end && (bytes[start] as number) <= 0x20) start += 1;
  if (end - start < LEAST_TEXT) return false;
  const last = FRAMES.get(bytes[start] as number);
  if (last !== undefined) return bytes[end - 1] === last;
  return end - start <= LONGEST_PART && hasUrl(bytes);
}

/** Whether a line feed stands before the first carriage return, and none behind it. */
function endsLinesBackwards(bytes: Uint8Array): boolean {
  const first = bytes.indexOf(RETURN);
  return first > 0 && bytes[first - 1] === LINE_FEED && bytes[first + 1] !== LINE_FEED;
}

/** Lines that begin as JSON ends and end as it begins, such as the fields of a multipart. */
function* framedLines(bytes: Uint8Array, span: Span): Generator<Span> {
  let next = span.start;
  for (let at = bytes.indexOf(BRACE, next); at !== -1 && at < span.end; at = bytes.indexOf(BRACE, at + 1)) {
    const behind = bytes[at + 1] ?? LINE_FEED;
    if (bytes[at - 1] !== QUOTE || (behind !== RETURN && behind !== LINE_FEED)) continue;
    let start = at;
    while (start > next && bytes[start - 1] !== LINE_FEED) start -= 1;
    next = at + 1;
    if (bytes[start] === CLOSING) yield { start, end: next };
  }
}

/** Whether `//:` stands there with a letter behind it, which was the last one of a scheme. */
function hasUrl(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(COLON, 2); at !== -1; at = bytes.indexOf(COLON, at + 1)) {
    const behind = (bytes[at + 1] ?? 0) | 0x20;
    if (bytes[at - 1] === SLASH && bytes[at - 2] === SLASH && behind >= 0x61 && behind <= 0x7a) return true;
  }
  return false;
}
