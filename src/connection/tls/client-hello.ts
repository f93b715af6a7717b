import { type Source, type Sourced, shifted } from '../../base/index.ts';
import { firstMessage, MESSAGE_HEADER, type Unfinished, u16 } from './first-message.ts';

/** What a ClientHello says in clear. */
export interface ClientHello {
  /** The server name as it stands in the bytes given. */
  readonly name: Sourced | null;
  /** All of the handshake message. */
  readonly message: Uint8Array;
}

const CLIENT_HELLO = 1;
const SERVER_NAME = 0;

/**
 * Reads a ClientHello (RFC 8446 §4.1.2) at the start of a stream. Null where there is none. `isAll` says that no more
 * will come: then it is read as far as it goes.
 */
export function readClientHello(stream: Sourced, isAll = false): ClientHello | Unfinished | null {
  const message = firstMessage(stream, CLIENT_HELLO, isAll);
  return message === null || 'wanted' in message ? message : helloIn(message.bytes, message.source);
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
    if (u16(bytes, at) === SERVER_NAME)
      return { name: serverName(bytes.subarray(0, end), at + 4, source), message: bytes };
    at += 4 + u16(bytes, at + 2);
  }
  return { name: null, message: bytes };
}

/** RFC 6066 §3: a list, of which only the first entry, of type host_name, has ever been used. */
function serverName(bytes: Uint8Array, at: number, source: Source): Sourced | null {
  const start = at + 5;
  const end = start + u16(bytes, at + 3);
  if (bytes[at + 2] !== 0 || end > bytes.length || end <= start) return null;
  return { bytes: bytes.subarray(start, end), source: shifted(source, start) };
}
