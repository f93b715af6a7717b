import type { Direction } from '../stream/stream-reader.ts';

/** What RFC 7692 §7.1 lets the two sides agree on, as far as whoever inflates must know it. */
export interface DeflateParameters {
  /** Whether each message of a side is compressed for itself. */
  readonly startsAnew: Readonly<Record<Direction, boolean>>;
}

/** Reads a Sec-WebSocket-Extensions field (RFC 6455 §9.1); without it, or without the extension, what is usual. */
export function deflateParameters(extensions: string | null): DeflateParameters {
  const offer = (extensions ?? '')
    .toLowerCase()
    .split(',')
    .map((extension) => extension.split(';').map((part) => part.trim()))
    .find(([name]) => name === 'permessage-deflate');
  const has = (parameter: string) => offer?.includes(parameter) === true;
  return {
    startsAnew: {
      request: has('client_no_context_takeover'),
      response: has('server_no_context_takeover'),
    },
  };
}
