import type { Span } from '../../base/index.ts';

/** What a ClientHello says in clear. */
export interface ClientHello {
  readonly serverName: string | null;
  /** Where the server name stands in the bytes given. */
  readonly nameSpan: Span | null;
}

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;

/**
 * Reads a ClientHello (RFC 8446 §4.1.2) at the start of a stream. 'more' where it has not all come, null where
 * there is none. One that is spread over several records is read up to the end of the first.
 */
export function readClientHello(bytes: Uint8Array): ClientHello | 'more' | null {
  if (bytes.length < 6) return 'more';
  if (bytes[0] !== HANDSHAKE || bytes[5] !== CLIENT_HELLO) return null;
  const end = 5 + u16(bytes, 3);
  if (bytes.length < end) return 'more';
  // Record header, message header, version, random.
  let at = 5 + 4 + 2 + 32;
  at += 1 + (bytes[at] ?? 0);
  at += 2 + u16(bytes, at);
  at += 1 + (bytes[at] ?? 0);
  const extensionsEnd = Math.min(end, at + 2 + u16(bytes, at));
  at += 2;
  while (at + 4 <= extensionsEnd) {
    const byteLength = u16(bytes, at + 2);
    if (u16(bytes, at) === SERVER_NAME)
      return serverName(bytes, { start: at + 4, end: Math.min(end, at + 4 + byteLength) });
    at += 4 + byteLength;
  }
  return { serverName: null, nameSpan: null };
}

/** RFC 6066 §3: a list, of which only the first entry, of type host_name, has ever been used. */
function serverName(bytes: Uint8Array, extension: Span): ClientHello {
  const start = extension.start + 5;
  const nameSpan = { start, end: start + u16(bytes, extension.start + 3) };
  if (bytes[extension.start + 2] !== 0 || nameSpan.end > extension.end || nameSpan.end <= start) {
    return { serverName: null, nameSpan: null };
  }
  return {
    serverName: String.fromCharCode(...bytes.subarray(start, Math.min(nameSpan.end, start + 255))),
    nameSpan,
  };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
