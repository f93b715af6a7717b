import type { JsonNode } from '../../base/index.ts';
import type { Exchange, StreamChunk } from '../recorded.ts';
import { decodeBase64Text } from './base64-body.ts';
import type { EntryText } from './entry-text.ts';
import { momentFromSeconds } from './moments.ts';

const BINARY = 2;

/**
 * The messages of a WebSocket, which Chrome lists in its handshake's entry and others have copied:
 * `type` is `send` or `receive`, `data` text or (opcode 2, RFC 6455 section 5.2) base64, `time` in seconds.
 */
export function* readWebSocketMessages(
  entry: EntryText,
  root: JsonNode,
  handshake: Exchange,
): Generator<StreamChunk> {
  let at = handshake.response?.at ?? handshake.request.at;
  for (const message of entry.at(root, '_webSocketMessages')?.items ?? []) {
    const type = entry.text(entry.at(message, 'type'));
    const data = entry.sourced(entry.at(message, 'data'));
    // Chrome also lists errors of its own, which nobody sent.
    if (data === null || (type !== 'send' && type !== 'receive')) continue;
    at = momentFromSeconds(entry.number(entry.at(message, 'time'))) ?? at;
    const isBinary = entry.number(entry.at(message, 'opcode')) === BINARY;
    yield {
      kind: 'stream',
      protocol: 'websocket',
      at,
      peers: handshake.peers,
      host: handshake.request.host,
      direction: type === 'send' ? 'request' : 'response',
      transport: handshake.request.scheme === 'wss' || handshake.request.scheme === 'https' ? 'tls' : 'plain',
      content: isBinary ? decodeBase64Text(data) : data,
      origin: handshake.origin,
    };
  }
}
