import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { TelltaleError } from '../../base/index.ts';
import {
  type Attributes,
  CHAT_DOMAIN,
  chatAddress,
  numberOf,
  type Stanza,
  StanzaReader,
  writeStanza,
} from '../wire/index.ts';

export interface PeerMessage {
  /** Number of who sent it. */
  readonly from: string;
  readonly text: string;
}

/** A second handset that is online in the chat. */
export interface Peer {
  /** Messages over IP that reached it, in order. */
  received(): readonly PeerMessage[];
  /** Resolves when so many messages have reached it. */
  arrived(count: number): Promise<void>;
  /** Resolves when the cloud has taken it; `via` says whether it went over IP. */
  send(to: string, text: string): Promise<{ readonly via: 'ip' | 'sms' }>;
  /** Goes offline. */
  close(): Promise<void>;
}

/** Goes online over a connection to the chat; resolves when the cloud has accepted it. */
export async function openPeer(socket: Socket, number: string): Promise<Peer> {
  const messages: PeerMessage[] = [];
  const receipts = new Map<string, PromiseWithResolvers<{ via: 'ip' | 'sms' }>>();
  const accepted = Promise.withResolvers<void>();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const waiting = new Set<{ readonly count: number } & PromiseWithResolvers<void>>();
  let sent = 0;

  function take(stanza: Stanza): void {
    if (stanza.kind !== 'element') return;
    const { name, attributes, body } = stanza;
    if (name === 'presence') accepted.resolve();
    else if (attributes.type === 'receipt') {
      receipts.get(attributes.id ?? '')?.resolve({ via: attributes.via === 'ip' ? 'ip' : 'sms' });
    } else if (attributes.from !== undefined) {
      messages.push({ from: numberOf(attributes.from), text: body ?? '' });
      for (const one of waiting) if (messages.length >= one.count) one.resolve();
    }
  }

  const reader = new StanzaReader();
  const decoder = new StringDecoder('utf8');
  socket.on('data', (bytes) => {
    for (const stanza of reader.push(decoder.write(bytes))) take(stanza);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    const gone = new TelltaleError('chat-closed', 'the chat ended before the cloud answered');
    accepted.reject(gone);
    for (const one of [...receipts.values(), ...waiting]) one.reject(gone);
  });

  const element = (name: string, attributes: Attributes, body: string | null = null) =>
    socket.write(writeStanza({ kind: 'element', name, attributes, body }));
  socket.write(writeStanza({ kind: 'open', attributes: { to: CHAT_DOMAIN, version: '105' } }));
  element('presence', { from: chatAddress(number) });
  await accepted.promise;

  return {
    received: () => [...messages],
    async arrived(count) {
      const one = { count, ...Promise.withResolvers<void>() };
      if (messages.length >= count) return;
      waiting.add(one);
      try {
        await one.promise;
      } finally {
        waiting.delete(one);
      }
    },
    async send(to, text) {
      sent += 1;
      const id = String(sent);
      const receipt = Promise.withResolvers<{ via: 'ip' | 'sms' }>();
      receipts.set(id, receipt);
      element('message', { id, to }, text);
      try {
        return await receipt.promise;
      } finally {
        receipts.delete(id);
      }
    },
    async close() {
      if (socket.writable) socket.end(writeStanza({ kind: 'close' }));
      await closed;
    },
  };
}
