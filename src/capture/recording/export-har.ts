import { isUtf8 } from 'node:buffer';
import { isoFromMicros, latin1Of, type Micros, textOf } from '../../base/index.ts';
import type { AgreedTls } from '../agreed-tls.ts';
import type { Exchange, Recorded, RecordedBody, RecordedField, Refusal, StreamChunk } from '../recorded.ts';

/*
 * HAR 1.2 (W3C draft "HTTP Archive format"), with what others have added: WebSocket messages as Chrome writes
 * them, binary request bodies in `_content` and refusals in `_tlsErrors` as HTTP Toolkit does. Bodies are those
 * of the wire, still compressed where they were. What HAR has no place for is left out: raw streams, packets, names
 * that were looked up, marks of phases and steps, and how much a client sent before it refused.
 */

interface Entry {
  readonly exchange: Exchange;
  readonly messages: StreamChunk[];
}

/** Exchanges, WebSocket messages and refusals as HAR text. */
export function harOf(recorded: Iterable<Recorded>): string {
  const entries: Entry[] = [];
  const refusals: Refusal[] = [];
  /** The latest WebSocket handshake of each connection. */
  const sockets = new Map<string | null, Entry>();
  for (const value of recorded) {
    if (value.kind === 'refusal') refusals.push(value);
    else if (value.kind === 'exchange') {
      const entry = { exchange: value, messages: [] };
      entries.push(entry);
      if (value.request.scheme.startsWith('ws')) sockets.set(value.peers.connection, entry);
    } else if (value.kind === 'stream' && value.protocol === 'websocket') {
      sockets.get(value.peers.connection)?.messages.push(value);
    }
  }
  const log = {
    version: '1.2',
    creator: { name: 'telltale', version: '1' },
    entries: entries.map(harEntry),
    ...(refusals.length === 0 ? {} : { _tlsErrors: refusals.map(harRefusal) }),
  };
  return `${JSON.stringify({ log }, null, 1)}\n`;
}

function harEntry({ exchange: { peers, request, response }, messages }: Entry): object {
  const millis = response === null ? 0 : (response.at - request.at) / 1000;
  const serverPort = peers.resp.port;
  return {
    startedDateTime: isoFromMicros(request.at),
    time: millis,
    request: {
      method: request.method,
      url: urlOf(request),
      httpVersion: request.protocol,
      cookies: [],
      headers: request.fields.map(harField),
      queryString: [],
      headersSize: -1,
      bodySize: sizeOf(request.body),
      ...harRequestBody(request.body, request.fields),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: response?.protocol ?? request.protocol,
      cookies: [],
      headers: (response?.fields ?? []).map(harField),
      content: harContent(response?.body ?? null, response?.fields ?? []),
      redirectURL: '',
      headersSize: -1,
      bodySize: sizeOf(response?.body ?? null),
    },
    cache: {},
    timings: { send: 0, wait: millis, receive: 0 },
    ...(peers.resp.address === null ? {} : { serverIPAddress: peers.resp.address }),
    ...(serverPort === null ? {} : { _serverPort: serverPort }),
    ...(peers.connection === null ? {} : { connection: peers.connection }),
    ...(peers.tls?.version == null ? {} : { _securityDetails: harSecurity(peers.tls) }),
    ...(messages.length === 0 ? {} : { _webSocketMessages: messages.map(harMessage) }),
  };
}

/** As Playwright and chrome-har write what browsers tell of TLS. */
function harSecurity({ version, cipher }: AgreedTls): object {
  return { protocol: version, ...(cipher === null ? {} : { cipher }) };
}

function urlOf({ method, scheme, host, port, target }: Exchange['request']): string {
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const isUsual = port === null || port === (scheme === 'https' || scheme === 'wss' ? 443 : 80);
  const path = method === 'CONNECT' ? '' : textOf(target.bytes);
  return `${scheme}://${shownHost}${isUsual ? '' : `:${port}`}${path}`;
}

function harField({ name, value }: RecordedField): object {
  return { name, value: isUtf8(value.bytes) ? textOf(value.bytes) : latin1Of(value.bytes) };
}

function harRequestBody(body: RecordedBody | null, fields: readonly RecordedField[]): object {
  if (body === null || body.bytes.byteLength === 0) return {};
  const mimeType = typeOf(fields);
  if (isUtf8(body.bytes)) return { postData: { mimeType, text: textOf(body.bytes) } };
  return { _content: { text: Buffer.from(body.bytes).toString('base64'), encoding: 'base64' } };
}

function harContent(body: RecordedBody | null, fields: readonly RecordedField[]): object {
  const common = { size: sizeOf(body), mimeType: typeOf(fields) };
  if (body === null || body.bytes.byteLength === 0) return common;
  if (isUtf8(body.bytes)) return { ...common, text: textOf(body.bytes) };
  return { ...common, text: Buffer.from(body.bytes).toString('base64'), encoding: 'base64' };
}

function sizeOf(body: RecordedBody | null): number {
  return body === null ? 0 : (body.wholeLength ?? body.bytes.byteLength);
}

function typeOf(fields: readonly RecordedField[]): string {
  const field = fields.find(({ name }) => name.toLowerCase() === 'content-type');
  return field === undefined ? '' : latin1Of(field.value.bytes);
}

function harMessage({ at, direction, content }: StreamChunk): object {
  const isText = isUtf8(content.bytes);
  return {
    type: direction === 'request' ? 'send' : 'receive',
    time: seconds(at),
    opcode: isText ? 1 : 2,
    data: isText ? textOf(content.bytes) : Buffer.from(content.bytes).toString('base64'),
  };
}

function harRefusal({ at, reason, peers }: Refusal): object {
  return {
    startedDateTime: isoFromMicros(at),
    cause: reason,
    hostname: peers.serverName,
    clientIPAddress: peers.orig.address,
    clientPort: peers.orig.port,
    tlsMetadata: {
      sniHostname: peers.serverName,
      connectPort: peers.resp.port,
      ...(peers.ja4 === undefined ? {} : { ja4Fingerprint: peers.ja4 }),
    },
  };
}

function seconds(at: Micros): number {
  return at / 1_000_000;
}
