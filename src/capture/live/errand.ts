import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type RequestHead, rawField } from './exchange-draft.ts';
import type { WayAgent } from './way-agent.ts';

/**
 * Header bytes of a message, far above what servers take (nginx 32 kB, Apache 8 kB a field), so that nothing a
 * phone sends is turned away by us. (Node takes 16 kB.)
 */
export const MOST_HEAD_BYTES = 1 << 20;

/** Where one HTTP/1 request goes, and what it asks for there. */
export interface Errand {
  readonly agent: WayAgent;
  /** Host without port, as the request names it. */
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly target: string;
}

/** Fields meant for the proxy itself (RFC 9110 section 11.7): the server never gets them, so they tell nobody. */
const FOR_THE_PROXY = new Set(['proxy-connection', 'proxy-authorization']);

/** The fields of a request that go to the server, as names and values in turn. */
export function fieldsOnward(incoming: IncomingMessage): string[] {
  const raw = incoming.rawHeaders;
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (!FOR_THE_PROXY.has((raw[i] as string).toLowerCase()))
      kept.push(raw[i] as string, raw[i + 1] as string);
  }
  return kept;
}

/** What is recorded of a request's beginning. */
export function headOf(incoming: IncomingMessage, errand: Errand): RequestHead {
  const isSecure = errand.agent.way.tls !== null;
  const isSocket = rawField(incoming.rawHeaders, 'upgrade')?.toLowerCase() === 'websocket';
  const scheme = isSocket ? 'ws' : 'http';
  return {
    method: incoming.method ?? 'GET',
    scheme: isSecure ? `${scheme}s` : scheme,
    host: errand.host,
    port: errand.port,
    target: errand.target,
    protocol: `http/${incoming.httpVersion}`,
    rawFields: fieldsOnward(incoming),
  };
}

/** Begins the same request towards the server. Null where it holds what Node will not write. */
export function sendOnward(
  incoming: IncomingMessage,
  { agent, target }: Errand,
  fields: readonly string[],
): ClientRequest | null {
  try {
    return request({
      agent,
      host: agent.way.target.host,
      port: agent.way.target.port,
      method: incoming.method ?? 'GET',
      path: target,
      headers: fields,
      setHost: false,
      setDefaultHeaders: false,
      insecureHTTPParser: true,
      maxHeaderSize: MOST_HEAD_BYTES,
    });
  } catch (cause) {
    if (isUnwritable(cause)) return null;
    throw cause;
  }
}

/** Node reads more than it writes: control characters in fields, methods that are no tokens. */
export function isUnwritable(cause: unknown): boolean {
  return (
    cause instanceof TypeError &&
    'code' in cause &&
    (cause.code === 'ERR_INVALID_CHAR' ||
      cause.code === 'ERR_INVALID_HTTP_TOKEN' ||
      cause.code === 'ERR_UNESCAPED_CHARACTERS')
  );
}
