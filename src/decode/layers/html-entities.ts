import type { Span } from '../../base/index.ts';
import { escapedRegion } from '../escapes.ts';
import { HTML_ENTITIES } from '../html-entity.ts';
import { nextSign } from '../next-sign.ts';
import type { Search, TextLayer } from './layer-finder.ts';

/*
 * Entities are looked for by their ampersand. Where the nearest angle bracket before one closes a tag, the run is
 * all of the text up to the next tag; inside a tag quotes bound it too, and in text without tags line ends as well,
 * so that in JSON that holds a link the run is the link. A run that goes on for longer than MOST_TEXT without an
 * entity is cut there. Every byte is passed over at most twice: back to the end of the last run, and on.
 */

/** Bytes without an entity that are taken along on either side of one: more than a value that stands there. */
export const MOST_TEXT = 4_096;

const AMPERSAND = 0x26;
const LESS = 0x3c;
const GREATER = 0x3e;

/** What ends a run: anywhere, in a tag, where there are no tags. */
const ALWAYS = 1;
const IN_TAG = 2;
const UNTAGGED = 4;
const ENDS = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) ENDS[byte] = ALWAYS;
ENDS[0x09] = 0;
ENDS[0x0a] = UNTAGGED;
ENDS[0x0d] = UNTAGGED;
ENDS[0x22] = IN_TAG | UNTAGGED;
ENDS[LESS] = ALWAYS;
ENDS[GREATER] = ALWAYS;

export const htmlEntities: TextLayer = {
  kind: 'text',
  layers: ['html-entities'],
  find(search, span, found) {
    const { bytes } = search;
    let done = span.start;
    let at = nextSign(bytes, AMPERSAND, span);
    while (at !== -1) {
      const entity = HTML_ENTITIES.at(bytes, at);
      let from = at + 1;
      // An entity of which the search has not all is none.
      if (entity !== -1) {
        const run = runAround(bytes, at, { start: done, end: span.end });
        if (search.affords(run)) {
          found(escapedRegion(bytes, { escapes: HTML_ENTITIES, span: run, claims: claims(search) }));
        }
        done = run.end;
        from = Math.max(from, done);
      }
      at = nextSign(bytes, AMPERSAND, { start: from, end: span.end });
    }
  },
};

/** In a row of pairs an ampersand divides, and what looks like an entity may be a name and its end. */
function claims({ grammar }: Search): boolean {
  return grammar === 'text';
}

function runAround(bytes: Uint8Array, at: number, { start: least, end: most }: Span): Span {
  const first = Math.max(least, at - MOST_TEXT);
  let bracket = at;
  while (bracket > first && ((ENDS[bytes[bracket - 1] as number] as number) & ALWAYS) === 0) bracket -= 1;
  const opened = bracket > 0 ? bytes[bracket - 1] : 0;
  const ends = ALWAYS | (opened === GREATER ? 0 : opened === LESS ? IN_TAG : UNTAGGED);
  let start = at;
  while (start > first && ((ENDS[bytes[start - 1] as number] as number) & ends) === 0) start -= 1;
  let end = at;
  for (let last = at; end < most && end - last < MOST_TEXT; end++) {
    if (((ENDS[bytes[end] as number] as number) & ends) !== 0) break;
    if (bytes[end] === AMPERSAND && HTML_ENTITIES.at(bytes, end) !== -1) last = end;
  }
  return { start, end };
}
