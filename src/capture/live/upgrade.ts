import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { nowhere } from '../../base/index.ts';
import type { StreamChunk } from '../recorded.ts';
import { WebSocketMessages } from '../web-socket/index.ts';
import { type Errand, fieldsOnward, headOf, sendOnward } from './errand.ts';
import { ExchangeDraft, NO_ORIGIN, rawField, type Watch } from './exchange-draft.ts';
import { plainBytes } from './plain-bytes.ts';
import { couple, relayRaw } from './raw-relay.ts';

/** Compression would hide the messages; a server that is not asked for it does without (RFC 6455 section 9.1). */
const EXTENSIONS = 'sec-websocket-extensions';

/** Passes a request to change the protocol on. WebSocket messages are recorded as such, others as raw bytes. */
export function forwardUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  { errand, watch, head }: { readonly errand: Errand; readonly watch: Watch; readonly head: Buffer },
): void {
  client.on('error', () => {});
  if (head.byteLength > 0) client.unshift(head);
  if (rawField(incoming.rawHeaders, 'upgrade')?.toLowerCase() !== 'websocket') {
    client.unshift(Buffer.from(writtenRequest(incoming, errand.target), 'latin1'));
    void relayRaw(client, errand.agent.way, watch);
    return;
  }
  const outgoing = sendOnward(incoming, errand, without(fieldsOnward(incoming), EXTENSIONS));
  const peers = () => errand.agent.way.peers(errand.agent.dialledOn(outgoing?.socket) ?? undefined);
  const draft = new ExchangeDraft(watch, headOf(incoming, errand), peers);
  if (outgoing === null) {
    draft.end(true);
    client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
    return;
  }
  const lost = () => {
    draft.end(false);
    outgoing.destroy();
  };
  client.once('close', lost);
  outgoing.on('error', () => {
    client.off('close', lost);
    draft.end(true);
    client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  });
  outgoing.on('upgrade', (response, server, first) => {
    client.off('close', lost);
    draft.answered(response.statusCode ?? 101, response.rawHeaders);
    draft.end(true);
    client.write(writtenResponse(response), 'latin1');
    server.on('error', () => {});
    if (first.byteLength > 0) server.unshift(first);
    const exchangePeers = peers();
    for (const [stream, direction] of [
      [client, 'request'],
      [server, 'response'],
    ] as const) {
      const frames = new WebSocketMessages((bytes) => {
        const chunk: StreamChunk = {
          kind: 'stream',
          protocol: 'websocket',
          at: watch.now(),
          peers: exchangePeers,
          host: errand.host,
          direction,
          transport: errand.agent.way.transport,
          content: { bytes, source: nowhere },
          origin: NO_ORIGIN,
        };
        watch.record(chunk);
      });
      stream.on('data', (bytes: Buffer) => frames.take(plainBytes(bytes)));
    }
    couple(client, server);
  });
  outgoing.on('response', (response) => {
    client.off('close', lost);
    draft.answered(response.statusCode ?? 0, response.rawHeaders);
    const fields = without(without(response.rawHeaders, 'transfer-encoding'), 'connection');
    client.write(writtenResponse(response, [...fields, 'Connection', 'close']), 'latin1');
    response.on('data', (bytes: Buffer) => draft.responseBody.add(bytes));
    response.on('error', () => client.destroy());
    response.on('close', () => draft.end(response.complete));
    response.pipe(client);
  });
  outgoing.end();
}

function without(raw: readonly string[], name: string): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if ((raw[i] as string).toLowerCase() !== name) kept.push(raw[i] as string, raw[i + 1] as string);
  }
  return kept;
}

/** The head of a request once more, for what comes after a proxy's first look. */
export function writtenRequest(incoming: IncomingMessage, target: string): string {
  const line = `${incoming.method} ${target} HTTP/${incoming.httpVersion}\r\n`;
  return `${line}${writtenFields(fieldsOnward(incoming))}\r\n`;
}

function writtenResponse(response: IncomingMessage, fields: readonly string[] = response.rawHeaders): string {
  const status = response.statusCode ?? 502;
  const reason = response.statusMessage ?? STATUS_CODES[status] ?? '';
  return `HTTP/1.1 ${status} ${reason}\r\n${writtenFields(fields)}\r\n`;
}

function writtenFields(raw: readonly string[]): string {
  let text = '';
  for (let i = 0; i + 1 < raw.length; i += 2) text += `${raw[i]}: ${raw[i + 1]}\r\n`;
  return text;
}
