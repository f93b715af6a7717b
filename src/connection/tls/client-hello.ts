import {
  concatBytes,
  joined,
  type Source,
  type Sourced,
  type SourcedRun,
  shifted,
} from '../../base/index.ts';

/** What a ClientHello says in clear. */
export interface ClientHello {
  /** The server name as it stands in the bytes given. */
  readonly name: Sourced | null;
}

/** It has not all come: it takes at least so many bytes from the stream's start. */
export interface Unfinished {
  readonly wanted: number;
}

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;
const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;

/**
 * Reads a ClientHello (RFC 8446 §4.1.2) at the start of a stream, also where it is spread over several records
 * (§5.1). Null where there is none. `isAll` says that no more will come: then it is read as far as it goes.
 */
export function readClientHello(stream: Sourced, isAll = false): ClientHello | Unfinished | null {
  const { bytes, source } = stream;
  if (bytes.length <= RECORD_HEADER) return isAll ? null : { wanted: RECORD_HEADER + 1 };
  if (bytes[0] !== HANDSHAKE || bytes[RECORD_HEADER] !== CLIENT_HELLO) return null;
  const parts: Uint8Array[] = [];
  const runs: SourcedRun[] = [];
  let have = 0;
  let end = MESSAGE_HEADER;
  for (let at = 0; have < end; ) {
    const start = at + RECORD_HEADER;
    if (bytes.length < start) {
      if (isAll) break;
      return { wanted: start + end - have };
    }
    const said = u16(bytes, at + 3);
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
  return helloIn(concatBytes(parts).subarray(0, end), joined(runs));
}

function helloIn(bytes: Uint8Array, source: Source): ClientHello {
  // Message header, version, random; then session, cipher suites, compression methods, each led by its length.
  let at = MESSAGE_HEADER + 2 + 32;
  at += 1 + (bytes[at] ?? 0);
  at += 2 + u16(bytes, at);
  at += 1 + (bytes[at] ?? 0);
  const extensionsEnd = Math.min(bytes.length, at + 2 + u16(bytes, at));
  at += 2;
  while (at + 4 <= extensionsEnd) {
    const end = Math.min(bytes.length, at + 4 + u16(bytes, at + 2));
    if (u16(bytes, at) === SERVER_NAME) return { name: serverName(bytes.subarray(0, end), at + 4, source) };
    at += 4 + u16(bytes, at + 2);
  }
  return { name: null };
}

/** RFC 6066 §3: a list, of which only the first entry, of type host_name, has ever been used. */
function serverName(bytes: Uint8Array, at: number, source: Source): Sourced | null {
  const start = at + 5;
  const end = start + u16(bytes, at + 3);
  if (bytes[at + 2] !== 0 || end > bytes.length || end <= start) return null;
  return { bytes: bytes.subarray(start, end), source: shifted(source, start) };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
