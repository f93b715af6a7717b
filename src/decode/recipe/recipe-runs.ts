import type { Span } from '../../base/index.ts';
import { indexIn } from '../index-in.ts';

/*
 * Values in text, whatever container holds them: runs between what sets values apart. A value that is written with
 * escapes is a part of its own, of which all is tried.
 */

/** Bytes of a value at least: no pipeline gives anything to be found of fewer. */
const LEAST_VALUE = 8;

/** Runs of one part that are tried, the first. A recipe costs some microseconds for each. */
export const MOST_RUNS = 10_000;

const APART = new Uint8Array(256);
for (let byte = 0; byte <= 0x20; byte++) APART[byte] = 1;
for (const sign of '"\'<>&;,?{}[]()') APART[sign.charCodeAt(0)] = 1;
const EQUALS = 0x3d;
const COLON = 0x3a;
const SLASH = 0x2f;

/** The runs that may be values; of one with a name before it also what follows the name, of a path each segment. */
export function* valueRuns(bytes: Uint8Array, isUrl: boolean): Generator<Span> {
  let runs = 0;
  let start = 0;
  for (let at = 0; at <= bytes.byteLength; at++) {
    if (at < bytes.byteLength && APART[bytes[at] as number] === 0) continue;
    if (at - start >= LEAST_VALUE) {
      for (const run of readings(bytes, { start, end: at }, isUrl)) {
        yield run;
        if (++runs === MOST_RUNS) return;
      }
    }
    start = at + 1;
  }
}

function* readings(bytes: Uint8Array, run: Span, isUrl: boolean): Generator<Span> {
  yield run;
  for (const sign of [EQUALS, COLON]) {
    const start = indexIn(bytes, sign, run) + 1;
    if (start > 0 && run.end - start >= LEAST_VALUE) yield { start, end: run.end };
  }
  if (!isUrl) return;
  let start = run.start;
  for (let at = run.start; at <= run.end; at++) {
    if (at < run.end && bytes[at] !== SLASH) continue;
    if (at - start >= LEAST_VALUE && at - start < run.end - run.start) yield { start, end: at };
    start = at + 1;
  }
}
