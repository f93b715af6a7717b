import { concatBytes, joined, type Sourced, type SourcedRun, shifted } from '../../base/index.ts';

/** It has not all come: it takes at least so many bytes from the stream's start. */
export interface Unfinished {
  readonly wanted: number;
}

/**
 * Records that a message may be spread over, and alerts before it; clients cut a hello in a few to get past middleboxes.
 * Each record is looked at anew whenever more has come, so there must be few.
 */
export const MOST_RECORDS = 512;

const ALERT = 21;
const HANDSHAKE = 22;
const RECORD_HEADER = 5;
export const MESSAGE_HEADER = 4;

/**
 * The handshake message at the start of a stream, also where it is spread over several records (RFC 8446 §5.1) and
 * where warnings come before it, as servers send them that do not know the name asked for (RFC 6066 §3). Null where
 * there is none of that type. `isAll` says that no more will come: then it is given as far as it goes.
 */
export function firstMessage(stream: Sourced, type: number, isAll: boolean): Sourced | Unfinished | null {
  const { bytes, source } = stream;
  const parts: Uint8Array[] = [];
  const runs: SourcedRun[] = [];
  let have = 0;
  let end = MESSAGE_HEADER;
  let at = 0;
  for (let records = 0; have < end && records < MOST_RECORDS; records += 1) {
    const start = at + RECORD_HEADER;
    if (bytes.length <= start) {
      if (!isAll) return { wanted: have === 0 ? start + 1 : start + end - have };
      break;
    }
    const said = u16(bytes, at + 3);
    if (have === 0 && bytes[at] === ALERT && said > 0) {
      at = start + said;
      continue;
    }
    if (have === 0 && (bytes[at] !== HANDSHAKE || bytes[start] !== type)) return null;
    if (bytes[at] !== HANDSHAKE || said === 0) break;
    if (bytes.length < start + said && !isAll) return { wanted: start + said };
    const byteLength = Math.min(said, bytes.length - start);
    parts.push(bytes.subarray(start, start + byteLength));
    runs.push({ at: have, byteLength, source: shifted(source, start) });
    have += byteLength;
    at = start + said;
    const [first] = parts;
    if (have >= MESSAGE_HEADER && end === MESSAGE_HEADER) {
      const header = first !== undefined && first.length >= MESSAGE_HEADER ? first : concatBytes(parts);
      end = MESSAGE_HEADER + (((header[1] ?? 0) << 16) | u16(header, 2));
    }
  }
  return have === 0 ? null : { bytes: concatBytes(parts).subarray(0, end), source: joined(runs) };
}

/** Two bytes as a number; past the end they count as zeros. */
export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
