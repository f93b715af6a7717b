import { latin1Of, type Span, textOf } from '../../base/index.ts';

/** A URL taken apart by its bytes. */
export interface UrlParts {
  /** Lower case; null where the URL is relative. */
  readonly scheme: string | null;
  /** Without brackets; null where the URL does not name one. */
  readonly host: string | null;
  /** Null where it is not written. */
  readonly port: number | null;
  /** `host:port` as it stands, without user information. */
  readonly authority: Span;
  /** What stands before the authority's `@`; empty where there is none. */
  readonly user: Span;
  /** Path and query as they stand; the fragment, which is not sent, left out. */
  readonly target: Span;
  readonly hasQuery: boolean;
}

/** A scheme and the marks after it are looked for in so many bytes. */
const MOST_SCHEME_BYTES = 32;

/** A host name has at most 253 characters; user information before it is given room. */
const MOST_AUTHORITY_BYTES = 4_096;

const NOWHERE: Span = { start: 0, end: 0 };

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, ws: 80, https: 443, wss: 443 };

/** The port that a scheme of the web implies; null for other schemes. */
export function defaultPort(scheme: string): number | null {
  return Object.hasOwn(DEFAULT_PORTS, scheme) ? (DEFAULT_PORTS[scheme] as number) : null;
}

/** Takes apart a URL (RFC 3986 section 3), or for CONNECT an authority alone. Null where it is neither. */
export function splitUrl(url: Uint8Array, method: string): UrlParts | null {
  const start = latin1Of(url.subarray(0, MOST_SCHEME_BYTES));
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(start);
  const fragment = url.indexOf(0x23);
  const end = fragment === -1 ? url.byteLength : fragment;
  if (scheme !== null) return withAuthority(url, scheme[1] as string, { start: scheme[0].length, end });
  if (method === 'CONNECT') return withAuthority(url, null, { start: 0, end });
  if (!start.startsWith('/')) return null;
  const target = { start: 0, end };
  const query = url.indexOf(0x3f);
  const hasQuery = query !== -1 && query < end;
  return { scheme: null, host: null, port: null, authority: NOWHERE, user: NOWHERE, target, hasQuery };
}

function withAuthority(url: Uint8Array, scheme: string | null, rest: Span): UrlParts | null {
  let end = rest.start;
  while (end < rest.end && url[end] !== 0x2f && url[end] !== 0x3f) end += 1;
  if (end - rest.start > MOST_AUTHORITY_BYTES) return null;
  const user = url.subarray(rest.start, end).lastIndexOf(0x40);
  const authority = { start: rest.start + user + 1, end };
  const userSpan = user < 0 ? NOWHERE : { start: rest.start, end: rest.start + user };
  const target = { start: end, end: rest.end };
  const query = url.indexOf(0x3f, end);
  const { host, port } = splitAuthority(textOf(url.subarray(authority.start, authority.end)));
  const hasQuery = query !== -1 && query < rest.end;
  return { scheme: scheme?.toLowerCase() ?? null, host, port, authority, user: userSpan, target, hasQuery };
}

/** `example.org:8080` and `[2001:db8::1]:443`; the host null where nothing usable stands there. */
export function splitAuthority(authority: string): { host: string | null; port: number | null } {
  const parts = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{0,5}))?$/.exec(authority);
  const host = parts?.[1] ?? parts?.[2] ?? '';
  // White space, controls and what ends an authority cannot be part of a name.
  if (host === '' || /[\s\0-\x1f\x7f/?#@\\]/.test(host)) return { host: null, port: null };
  const port = parts?.[3] === undefined || parts[3] === '' ? null : Number(parts[3]);
  return { host, port: port !== null && port <= 0xffff ? port : null };
}
