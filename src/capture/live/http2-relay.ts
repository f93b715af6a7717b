import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
  performServerHandshake,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Duplex } from 'node:stream';
import { TelltaleError } from '../../base/index.ts';
import type { Dialled } from './dial.ts';
import { ExchangeDraft, type Watch } from './exchange-draft.ts';
import { splitHostPort } from './host-port.ts';
import type { Way } from './way.ts';

/*
 * HTTP/2 (RFC 9113) stream by stream: each one the client opens is opened towards the server, with the fields,
 * data and trailers that came. Client and server have agreed on HTTP/2 with each other through us, so nothing is
 * translated. When one session ends so does the other; a stream that comes too late is refused unprocessed,
 * which clients answer by sending it again (section 8.7).
 */

/** Windows for data in flight; the 64 kB of the standard hold a phone's upload back to one window a round trip. */
const WINDOW_BYTES = 1 << 20;

interface Relay {
  readonly way: Way;
  readonly watch: Watch;
  /** Null where the server cannot be reached. */
  readonly server: { readonly session: ClientHttp2Session; readonly dialled: Dialled } | null;
}

export async function relayHttp2(client: Duplex, way: Way, watch: Watch): Promise<void> {
  let server: Relay['server'] = null;
  try {
    const { stream, dialled, protocol } = await way.reach();
    if (way.tls !== null && protocol !== 'h2') {
      stream.destroy();
      throw new TelltaleError('upstream-protocol', 'the server does not speak HTTP/2 any more');
    }
    server = { session: openSession(stream, way), dialled };
  } catch (cause) {
    if (!(cause instanceof TelltaleError)) throw cause;
  }
  if (client.destroyed) {
    server?.session.destroy();
    return;
  }
  const session = performServerHandshake(client, { settings: { initialWindowSize: WINDOW_BYTES } });
  session.on('error', () => {});
  session.on('stream', (stream, headers, flags, raw) => {
    const hasBody = (flags & constants.NGHTTP2_FLAG_END_STREAM) === 0;
    relayStream(stream, { headers, hasBody, raw: raw as unknown as string[] }, { way, watch, server });
  });
  if (server !== null) tie(session, server.session);
}

function openSession(stream: Duplex, way: Way): ClientHttp2Session {
  const session = connect(`${way.tls === null ? 'http' : 'https'}://${way.target.host}`, {
    createConnection: () => stream,
    settings: { enablePush: false, initialWindowSize: WINDOW_BYTES },
  });
  session.on('error', () => {});
  return session;
}

/** The end of one session is the end of the other. */
function tie(client: ServerHttp2Session, server: ClientHttp2Session): void {
  client.on('close', () => server.close());
  server.on('goaway', () => client.close());
  server.on('close', () => client.close());
}

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly hasBody: boolean;
  readonly raw: readonly string[];
}

function relayStream(client: ServerHttp2Stream, asked: Asked, { way, watch, server }: Relay): void {
  const { headers } = asked;
  const { host, port } = splitHostPort(headers[':authority'] ?? headers.host ?? '');
  const head = {
    method: headers[':method'] ?? 'GET',
    scheme: way.tls === null ? 'http' : 'https',
    host: host ?? way.target.host,
    port: port ?? way.target.port,
    target: headers[':path'] ?? '/',
    protocol: 'h2',
    rawFields: asked.raw,
  };
  const draft = new ExchangeDraft(watch, head, () => way.peers(server?.dialled));
  let openEnds = 2;
  const endReached = () => {
    openEnds -= 1;
    if (openEnds === 0) draft.end(true);
  };
  client.on('data', (bytes: Buffer) => draft.requestBody.add(bytes));
  client.on('end', endReached);
  client.on('error', () => {});
  const upstream = server === null ? null : openStream(server.session, asked);
  client.on('close', () => {
    draft.end(false);
    if (upstream?.closed === false) upstream.close(client.rstCode || constants.NGHTTP2_CANCEL);
  });
  if (upstream === null) {
    client.resume();
    endReached();
    if (server !== null) client.close(constants.NGHTTP2_REFUSED_STREAM);
    else client.on('end', () => client.closed || client.respond({ ':status': 502 }, { endStream: true }));
    return;
  }
  client.pipe(upstream);
  upstream.on('error', () => {});
  upstream.on('close', () => {
    if (!client.closed && !client.writableEnded)
      client.close(upstream.rstCode || constants.NGHTTP2_INTERNAL_ERROR);
  });
  answerStream(client, upstream, { draft, endReached });
}

function openStream(session: ClientHttp2Session, { headers, hasBody }: Asked): ClientHttp2Stream | null {
  if (session.closed || session.destroyed) return null;
  try {
    return session.request(headers, { endStream: !hasBody });
  } catch (cause) {
    // Fields that HTTP/2 forbids, or a session that is just going away.
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_HTTP2_')) return null;
    throw cause;
  }
}

function answerStream(
  client: ServerHttp2Stream,
  upstream: ClientHttp2Stream,
  { draft, endReached }: { readonly draft: ExchangeDraft; readonly endReached: () => void },
): void {
  let trailers: IncomingHttpHeaders | null = null;
  upstream.on('headers', (headers) => {
    if (!client.headersSent && !client.closed) client.additionalHeaders(headers);
  });
  upstream.on('trailers', (fields) => {
    trailers = fields;
  });
  upstream.on('response', (headers, flags, raw?: unknown) => {
    draft.answered(Number(headers[':status'] ?? 0), raw as string[]);
    if (client.closed) return;
    if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) {
      client.respond(headers, { endStream: true });
      return;
    }
    client.respond(headers, { waitForTrailers: true });
    // Without any, Node ends the stream with an empty frame of data.
    client.on('wantTrailers', () => client.sendTrailers(trailers ?? {}));
    upstream.pipe(client);
  });
  upstream.on('data', (bytes: Buffer) => draft.responseBody.add(bytes));
  upstream.on('end', endReached);
}
