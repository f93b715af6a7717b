import { latin1Of } from '../../base/index.ts';

/** Where a client of a proxy wants to go. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** The next step of a SOCKS handshake: bytes used up, bytes to answer, and the target once it is known. */
export interface SocksStep {
  readonly used: number;
  readonly answer: Uint8Array;
  readonly target: Target | null;
  /** The client asks for something that is not done here; to be closed after the answer. */
  readonly isRefused: boolean;
}

/** The longest thing a SOCKS client may say in one step; user names of SOCKS4 have no length of their own. */
export const MOST_SOCKS_BYTES = 1_024;

/** SOCKS5 (RFC 1928): the greeting. Null until it is whole. */
export function socks5Greeting(bytes: Uint8Array): SocksStep | null {
  const methods = bytes[1];
  if (methods === undefined || bytes.byteLength < 2 + methods) return null;
  // Section 3: 0 is no authentication, 255 says that none of the methods offered will do.
  const isOffered = bytes.subarray(2, 2 + methods).includes(0);
  return {
    used: 2 + methods,
    answer: Uint8Array.of(5, isOffered ? 0 : 0xff),
    target: null,
    isRefused: !isOffered,
  };
}

/** SOCKS5 (RFC 1928 section 4): the request. Null until it is whole. */
export function socks5Request(bytes: Uint8Array): SocksStep | null {
  if (bytes.byteLength < 5) return null;
  const [, command, , kind, first] = bytes;
  const length = kind === 1 ? 4 : kind === 4 ? 16 : kind === 3 ? 1 + (first as number) : 0;
  const used = 4 + length + 2;
  if (length === 0) return refused5(bytes.byteLength, 8);
  if (bytes.byteLength < used) return null;
  if (command !== 1) return refused5(used, 7);
  const host = hostFrom(kind as number, bytes.subarray(4, 4 + length));
  const port = ((bytes[used - 2] as number) << 8) | (bytes[used - 1] as number);
  return { used, answer: answer5(0), target: { host, port }, isRefused: false };
}

/** SOCKS4, and 4a where the address is 0.0.0.x and a name follows the user's. Null until it is whole. */
export function socks4Request(bytes: Uint8Array): SocksStep | null {
  const userEnd = bytes.indexOf(0, 8);
  if (bytes.byteLength < 9 || userEnd === -1) return null;
  const port = ((bytes[2] as number) << 8) | (bytes[3] as number);
  const isNamed = bytes[4] === 0 && bytes[5] === 0 && bytes[6] === 0 && bytes[7] !== 0;
  const nameEnd = isNamed ? bytes.indexOf(0, userEnd + 1) : userEnd;
  if (nameEnd === -1) return null;
  const host = isNamed ? latin1Of(bytes.subarray(userEnd + 1, nameEnd)) : hostFrom(1, bytes.subarray(4, 8));
  const isConnect = bytes[1] === 1;
  return {
    used: nameEnd + 1,
    answer: Uint8Array.of(0, isConnect ? 0x5a : 0x5b, 0, 0, 0, 0, 0, 0),
    target: isConnect ? { host, port } : null,
    isRefused: !isConnect,
  };
}

function hostFrom(kind: number, bytes: Uint8Array): string {
  if (kind === 1) return bytes.join('.');
  if (kind === 3) return latin1Of(bytes.subarray(1));
  const groups: string[] = [];
  for (let i = 0; i < 16; i += 2) {
    groups.push((((bytes[i] as number) << 8) | (bytes[i + 1] as number)).toString(16));
  }
  return groups.join(':');
}

function answer5(code: number): Uint8Array {
  return Uint8Array.of(5, code, 0, 1, 0, 0, 0, 0, 0, 0);
}

function refused5(used: number, code: number): SocksStep {
  return { used, answer: answer5(code), target: null, isRefused: true };
}
