import { oddity } from '../oddity.ts';
import type { Oddity, StreamChunk } from '../recorded.ts';
import type { Flow } from './flow.ts';
import { itemsOf, membersOf, type Tnet } from './tnetstring.ts';
import { firstOf, isString, isTrue, momentIn, sourcedIn } from './value.ts';

/** Where each format keeps the parts of a message that all have. */
const LAYOUTS = {
  tcp: { fromClient: 0, content: 1, at: 2, injected: null },
  udp: { fromClient: 0, content: 1, at: 2, injected: null },
  websocket: { fromClient: 1, content: 2, at: 3, injected: 5 },
} as const;

/** The `messages` of a TCP or UDP flow, or of a WebSocket flow of its own, as versions before 10 wrote them. */
export function streamChunksOf(
  flow: Flow,
  protocol: StreamChunk['protocol'],
): Generator<StreamChunk | Oddity> {
  return chunksOf(flow, flow.members.get('messages'), { protocol, host: flow.host });
}

/** The messages in the `websocket` member of an HTTP flow (version 10 on). */
export function* webSocketChunksOf(flow: Flow, host: string | null): Generator<StreamChunk | Oddity> {
  const messages = membersOf(flow.members.get('websocket')).get('messages');
  yield* chunksOf(flow, messages, { protocol: 'websocket', host: host || flow.host });
}

function* chunksOf(
  flow: Flow,
  messages: Tnet | undefined,
  { protocol, host }: Pick<StreamChunk, 'protocol' | 'host'>,
): Generator<StreamChunk | Oddity> {
  const layout = LAYOUTS[protocol];
  for (const message of itemsOf(messages)) {
    const values = firstOf(message, 6);
    const content = values[layout.content];
    if (!isString(content)) {
      message.flow.damaged = true;
      continue;
    }
    if (layout.injected !== null && isTrue(values[layout.injected])) {
      const detail =
        'messages were put in by the operator of the proxy, not told by the phone; they were passed over';
      yield oddity({ code: 'flow-injected', about: '', detail });
      continue;
    }
    yield {
      kind: 'stream',
      protocol,
      at: momentIn(values[layout.at]) ?? flow.at,
      peers: flow.peers,
      host,
      direction: isTrue(values[layout.fromClient]) ? 'request' : 'response',
      transport: flow.isTls ? 'tls' : 'plain',
      content: sourcedIn(content, flow.index),
      origin: { index: flow.index, offset: flow.offset },
    };
  }
}
