import type { Span } from '../../base/index.ts';
import { indexIn } from '../index-in.ts';
import { isInKey, isPairAt } from '../pair.ts';
import { isEscapeAt, percentDecode, percentMap } from '../percent-map.ts';
import { isPlusOfBase64 } from '../plus-of-base64.ts';
import type { Region, Search, TextLayer } from './layer-finder.ts';

/*
 * Percent-encoding stands anywhere in text, so it is looked for by its `%`, and by `+` where that is a space.
 * Around a hit the run is widened to what cannot stand in a URL, and the run walked once: after `?`, or after
 * something that looks like `key=`, it is pairs, and every key and value is a region of its own, so that spans
 * stay tight; else it is path or plain text, one region, and a plus sign is a plus sign. In a form and in a
 * URL known as such nothing but the pairs' own signs ends a run, as sloppy clients leave quotes in values. Of a
 * URL's path each segment with an escape is a region too, as base64 in one would be glued to its neighbours; the
 * path still is one as a whole, as a value may hold slashes of its own.
 */

const PERCENT = 0x25;
const PLUS = 0x2b;
const SLASH = 0x2f;

/** What ends a run in text: white space, controls, and what RFC 3986 has no place for. */
const ENDS = new Uint8Array(256);
for (let byte = 0; byte <= 0x20; byte++) ENDS[byte] = 1;
for (const letter of '"<>\\`{|}\x7f') ENDS[letter.charCodeAt(0)] = 1;

/** What a byte means to the walk over a run. */
const IN_KEY = 0;
const OTHER = 1;
const DIVIDER = 2;
const ROLES = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) ROLES[byte] = isInKey(byte) ? IN_KEY : OTHER;
for (const letter of '%+?=&#;') ROLES[letter.charCodeAt(0)] = DIVIDER;

export const percent: TextLayer = {
  kind: 'text',
  layers: ['percent'],
  find(search, span, found) {
    const { bytes, grammar } = search;
    const signs = new Signs(bytes, span, grammar);
    let at = span.start;
    for (let sign = signs.next(at); sign !== -1; sign = signs.next(at)) {
      let start = at;
      let end = span.end;
      if (grammar === 'text') {
        start = sign;
        while (start > at && ENDS[bytes[start - 1] as number] === 0) start -= 1;
        end = sign + 1;
        while (end < span.end && ENDS[bytes[end] as number] === 0) end += 1;
      }
      if (grammar !== 'text' || mayTell(bytes, sign, { start, end })) walkRun(search, { start, end }, found);
      at = end;
      if (at >= span.end) return;
    }
  },
};

/** What opens a key or a value in which a plus sign is a space. */
const QUESTION = 0x3f;
const EQUALS = 0x3d;

/** The next `%` or `+`, each looked for only once it has been passed; of `+` none where no pair can be in the text. */
class Signs {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #percent: number;
  #plus: number;

  constructor(bytes: Uint8Array, span: Span, grammar: Search['grammar']) {
    this.#bytes = bytes;
    this.#end = span.end;
    this.#percent = indexIn(bytes, PERCENT, span);
    const isPaired =
      grammar === 'form' || indexIn(bytes, EQUALS, span) !== -1 || indexIn(bytes, QUESTION, span) !== -1;
    this.#plus = isPaired ? indexIn(bytes, PLUS, span) : -1;
  }

  next(from: number): number {
    const rest = { start: from, end: this.#end };
    if (this.#percent !== -1 && this.#percent < from) this.#percent = indexIn(this.#bytes, PERCENT, rest);
    if (this.#plus !== -1 && this.#plus < from) this.#plus = indexIn(this.#bytes, PLUS, rest);
    if (this.#percent === -1) return this.#plus;
    return this.#plus === -1 ? this.#percent : Math.min(this.#percent, this.#plus);
  }
}

/** Whether there is a percent sign from the first of the signs on, or a plus sign behind what opens a pair. */
function mayTell(bytes: Uint8Array, sign: number, { start, end }: Span): boolean {
  return (
    indexIn(bytes, PERCENT, { start: sign, end }) !== -1 ||
    [EQUALS, QUESTION].some((opener) => {
      const opened = indexIn(bytes, opener, { start, end });
      return opened !== -1 && indexIn(bytes, PLUS, { start: opened, end }) !== -1;
    })
  );
}

type Mode = 'plain' | 'key' | 'value';

function walkRun(search: Search, run: Span, found: (region: Region) => void): void {
  const { bytes, grammar } = search;
  let mode: Mode = grammar === 'form' ? 'key' : 'plain';
  let start = run.start;
  let escapes = 0;
  let pluses = 0;
  /** So far the run looks like a key, so that `=` would begin a value. */
  let looksLikeKey = grammar !== 'url';
  for (let at = run.start; at <= run.end; at++) {
    const byte = at < run.end ? (bytes[at] as number) : -1;
    const role = byte === -1 ? DIVIDER : (ROLES[byte] as number);
    if (role === IN_KEY) continue;
    let next: Mode | null = null;
    if (role === OTHER) {
      looksLikeKey = false;
      continue;
    }
    if (byte === PERCENT) {
      if (isEscapeAt(bytes, at, run.end)) escapes += 1;
    } else if (byte === PLUS) pluses += 1;
    else if (byte === -1) next = mode;
    else if (mode === 'plain') {
      if (byte === 0x3f) next = 'key';
      else if (byte === 0x3d && looksLikeKey && at > start) next = 'value';
    } else if (byte === 0x26) next = 'key';
    else if (byte === 0x3d && mode === 'key') next = 'value';
    else if (byte === 0x23 && grammar !== 'form') next = 'plain';
    else if (byte === 0x3b && (at + 1 === run.end || isPairAt(bytes, at + 1, run.end))) next = 'key';
    if (next === null) {
      if (byte !== PERCENT) looksLikeKey = false;
      continue;
    }
    const plusIsSpace = mode !== 'plain' && pluses > 0;
    if (escapes > 0 && mode === 'plain' && grammar === 'url') walkSegments(search, { start, end: at }, found);
    else if (escapes > 0 || (plusIsSpace && !isPlusOfBase64(bytes, { start, end: at })))
      tell(search, { start, end: at }, { plusIsSpace, found });
    mode = next;
    start = at + 1;
    escapes = 0;
    pluses = 0;
    looksLikeKey = grammar !== 'url';
  }
}

interface Telling {
  readonly plusIsSpace: boolean;
  readonly found: (region: Region) => void;
}

function tell(search: Search, span: Span, { plusIsSpace, found }: Telling): void {
  if (search.affords(span)) found(regionOf(search.bytes, span, plusIsSpace));
}

/** Tells the segments of a path that have escapes, and the path itself where it has more than one segment. */
function walkSegments(search: Search, path: Span, found: (region: Region) => void): void {
  const { bytes } = search;
  const telling = { plusIsSpace: false, found };
  let segments = 0;
  let start = path.start;
  let escapes = 0;
  for (let at = path.start; at <= path.end; at++) {
    if (at < path.end && bytes[at] !== SLASH) {
      if (isEscapeAt(bytes, at, path.end)) escapes += 1;
      continue;
    }
    if (at > start) segments += 1;
    if (escapes > 0) tell(search, { start, end: at }, telling);
    start = at + 1;
    escapes = 0;
  }
  if (segments > 1) tell(search, path, telling);
}

function regionOf(bytes: Uint8Array, span: Span, plusIsSpace: boolean): Region {
  const raw = bytes.subarray(span.start, span.end);
  let map: ((span: Span) => Span) | null = null;
  return {
    layer: 'percent',
    span,
    bytes: percentDecode(raw, plusIsSpace),
    back(part) {
      map ??= percentMap(raw);
      const found = map(part);
      return { start: found.start + span.start, end: found.end + span.start };
    },
    // A plus sign may have been one of base64's.
    claims: !plusIsSpace,
    fault: null,
  };
}
