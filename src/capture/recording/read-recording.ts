import { createHash } from 'node:crypto';
import { concatBytes } from '../../base/index.ts';
import { oddity } from '../oddity.ts';
import type { Oddity, Recorded } from '../recorded.ts';
import { isHead } from './checked-line.ts';
import { readLine } from './read-line.ts';
import { loadBody } from './stored-body.ts';

/**
 * Bytes of one line that are held; the longest that is written has two inline bodies and two heads of a MiB.
 * A longer one is passed over.
 */
export const MOST_LINE_BYTES = 1 << 24;

const LINE_BREAK = 0x0a;

/** How a recording begins. */
export const RECORDING_START = /^\{"telltale":"recording\/1"[,}]/;

/**
 * Reads a recording: line by line, each checked against the hash that the next one has of it. What is wrong gives
 * notices that name the line, and is used as far as it goes. `bodies` is the folder of large bodies; null where
 * there is none, as for standard input.
 */
export function* readRecording(
  chunks: { next(): Uint8Array | null },
  file: string,
  bodies: string | null,
): Generator<Recorded, void> {
  const load = (sha256: string) => loadBody(bodies, sha256);
  let index = -1;
  let before: string | null = null;
  let isEnded = false;
  for (const { bytes, offset, byteLength, isWhole } of linesOf(chunks)) {
    const about = `${file} line ${index + 2}`;
    if (!isWhole) {
      yield notice(
        about,
        'recording-cut',
        'the recording breaks off in a line, which was left out',
        byteLength,
      );
      return;
    }
    if (bytes === null) {
      yield notice(about, 'recording-malformed', 'a line is too long to be read', byteLength);
      before = null;
    } else if (index === -1) {
      if (!isHead(bytes)) {
        yield notice(about, 'recording-malformed', 'the first line is not that of a recording', byteLength);
      }
      before = hashOf(bytes);
    } else {
      const { previous, recorded, isEnd, faults } = readLine({ bytes, index, offset }, load);
      if (before !== null && previous !== before) {
        yield notice(
          about,
          'recording-chain-broken',
          'the line does not follow the one before it: one of them was changed, or lines are missing',
          0,
        );
      }
      for (const { code, detail } of faults) yield notice(about, code, detail, 0);
      if (recorded !== null) yield recorded;
      else if (!isEnd) yield notice(about, 'recording-malformed', 'a line cannot be read', byteLength);
      before = hashOf(bytes);
      isEnded = isEnd;
    }
    index += 1;
  }
  if (!isEnded)
    yield notice(file, 'recording-unfinished', 'the recording was not closed: more may have happened', 0);
}

interface FileLine {
  /** Null where it is too long. */
  readonly bytes: Uint8Array | null;
  readonly offset: number;
  readonly byteLength: number;
  /** Whether its line break is there. */
  readonly isWhole: boolean;
}

function* linesOf(chunks: { next(): Uint8Array | null }): Generator<FileLine, void> {
  let offset = 0;
  let held: Uint8Array[] = [];
  let byteLength = 0;
  const line = (isWhole: boolean): FileLine => {
    const bytes = byteLength > MOST_LINE_BYTES ? null : concatBytes(held);
    return { bytes, offset, byteLength, isWhole };
  };
  const hold = (bytes: Uint8Array) => {
    byteLength += bytes.byteLength;
    if (byteLength <= MOST_LINE_BYTES) held.push(bytes);
    else held = [];
  };
  for (let chunk = chunks.next(); chunk !== null; chunk = chunks.next()) {
    let at = 0;
    for (let end = chunk.indexOf(LINE_BREAK); end !== -1; end = chunk.indexOf(LINE_BREAK, at)) {
      hold(chunk.subarray(at, end));
      yield line(true);
      offset += byteLength + 1;
      held = [];
      byteLength = 0;
      at = end + 1;
    }
    if (at < chunk.byteLength) hold(chunk.subarray(at));
  }
  if (byteLength > 0) yield line(false);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function notice(about: string, code: string, detail: string, byteLength: number): Oddity {
  return oddity(byteLength > 0 ? { code, about, detail, byteLength } : { code, about, detail });
}
