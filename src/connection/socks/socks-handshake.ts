import { latin1Of } from '../../base/index.ts';
import { addressText } from '../network/address-text.ts';

/*
 * SOCKS 4, 4a and 5 (RFC 1928 and 1929) up to where the tunnel begins. Both sides are read together, from their first
 * bytes: clients that do not wait say all at once.
 */

/** A handshake that is whole. */
export interface SocksHandshake {
  readonly protocol: 'socks4' | 'socks5';
  /** `host:port` of the tunnel; null where none came to be, or not to a target. */
  readonly target: string | null;
  /** Bytes of each side that belong to it. */
  readonly request: number;
  readonly response: number;
}

/** `no`: it is not SOCKS; `more`: it may become a handshake. */
export type SocksVerdict = SocksHandshake | 'no' | 'more';

const CONNECT = 1;
const NONE_ACCEPTABLE = 0xff;
const NO_AUTHENTICATION = 0;
const USERNAME_PASSWORD = 2;
const NUL = 0;

/** Whether a client's first bytes may be SOCKS; the answer must confirm it. */
export function mayBeSocks([version, second]: Uint8Array): boolean {
  if (second === undefined) return version === 4 || version === 5;
  // RFC 1928 §3: the number of methods that follow, of which ten are registered.
  return (version === 4 && (second === 1 || second === 2)) || (version === 5 && second >= 1 && second <= 16);
}

export function readSocks(request: Uint8Array, response: Uint8Array): SocksVerdict {
  if (request.length > 0 && !mayBeSocks(request)) return 'no';
  if (request.length < 2) return 'more';
  return request[0] === 4 ? readSocks4(request, response) : readSocks5(request, response);
}

function readSocks4(request: Uint8Array, response: Uint8Array): SocksVerdict {
  // RFC-less: the reply has version 0 and a code from 90 to 93.
  if (response.length > 0 && response[0] !== 0) return 'no';
  if (response.length > 1 && ((response[1] as number) < 90 || (response[1] as number) > 93)) return 'no';
  const userEnd = request.indexOf(NUL, 8);
  if (request.length < 9 || userEnd < 0) return 'more';
  let end = userEnd + 1;
  let host = addressText(request, 4, 4);
  // SOCKS 4a: an address that cannot be stands for a name behind the user.
  if (request[4] === 0 && request[5] === 0 && request[6] === 0 && request[7] !== 0) {
    const nameEnd = request.indexOf(NUL, end);
    if (nameEnd < 0) return 'more';
    host = latin1Of(request.subarray(end, nameEnd));
    end = nameEnd + 1;
  }
  if (response.length < 8) return 'more';
  const isGranted = response[1] === 90 && request[1] === CONNECT;
  const target = isGranted ? `${host}:${portAt(request, 2)}` : null;
  return { protocol: 'socks4', target, request: end, response: 8 };
}

function readSocks5(request: Uint8Array, response: Uint8Array): SocksVerdict {
  let asked = 2 + (request[1] as number);
  if (response.length > 0 && response[0] !== 5) return 'no';
  if (request.length < asked || response.length < 2) return 'more';
  const method = response[1] as number;
  if (method !== NONE_ACCEPTABLE && !request.subarray(2, asked).includes(method)) return 'no';
  const without = (answered: number) =>
    ({ protocol: 'socks5', target: null, request: asked, response: answered }) as const;
  let answered = 2;
  // What other methods say is theirs alone.
  if (method !== NO_AUTHENTICATION && method !== USERNAME_PASSWORD) return without(answered);
  if (method === USERNAME_PASSWORD) {
    const userEnd = asked + 2 + (request[asked + 1] ?? 0);
    const end = userEnd + 1 + (request[userEnd] ?? 0);
    if (request.length <= userEnd || request.length < end || response.length < answered + 2) return 'more';
    asked = end;
    answered += 2;
    if (response[answered - 1] !== 0) return without(answered);
  }
  const wanted = readAddress(request, asked);
  const given = readAddress(response, answered);
  if (wanted === 'no' || given === 'no') return 'no';
  if (wanted === 'more' || given === 'more') return 'more';
  const isGranted = response[answered + 1] === 0 && request[asked + 1] === CONNECT;
  const target = isGranted ? wanted.authority : null;
  return { protocol: 'socks5', target, request: wanted.end, response: given.end };
}

/** A request or reply of version 5 (RFC 1928 §4 to §6): both end in an address and a port. */
function readAddress(bytes: Uint8Array, at: number): { authority: string; end: number } | 'no' | 'more' {
  if (bytes.length > at && bytes[at] !== 5) return 'no';
  if (bytes.length < at + 5) return 'more';
  const type = bytes[at + 3] as number;
  const isName = type === 3;
  const start = at + (isName ? 5 : 4);
  const byteLength = type === 1 ? 4 : type === 4 ? 16 : isName ? (bytes[at + 4] as number) : -1;
  if (byteLength < 0) return 'no';
  const end = start + byteLength + 2;
  if (bytes.length < end) return 'more';
  const host = isName ? latin1Of(bytes.subarray(start, end - 2)) : addressText(bytes, start, byteLength);
  return { authority: `${type === 4 ? `[${host}]` : host}:${portAt(bytes, end - 2)}`, end };
}

function portAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
