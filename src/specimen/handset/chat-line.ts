import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { TelltaleError } from '../../base/index.ts';
import { CHAT_DOMAIN, chatAddress, type Stanza, StanzaReader, writeStanza } from '../wire/index.ts';

/** Host and port of the chat, as published. */
export const CHAT = { host: 'app.chat.xiaomi.net', port: 5222 } as const;

/** The phone's side of the chat: a long-lived stream, plain TCP. */
export interface ChatLine {
  /** Whether the message went over IP; `sms` asks the phone to send it as an SMS. */
  send(to: string, text: string): Promise<'ip' | 'sms'>;
  isOpen(): boolean;
}

/** Opens the stream and says whose it is; resolves when the server has accepted that. */
export async function openChat(socket: Socket, ownNumber: string): Promise<ChatLine> {
  const accepted = Promise.withResolvers<void>();
  const receipts = new Map<string, PromiseWithResolvers<'ip' | 'sms'>>();
  let sent = 0;

  function take(stanza: Stanza): void {
    if (stanza.kind !== 'element') return;
    const { name, attributes } = stanza;
    if (name === 'presence') {
      if (attributes.type === 'accepted') accepted.resolve();
      else accepted.reject(chatFailed('the chat did not accept the number'));
    } else if (attributes.type === 'receipt') {
      receipts.get(attributes.id ?? '')?.resolve(attributes.via === 'ip' ? 'ip' : 'sms');
    }
  }

  const reader = new StanzaReader();
  const decoder = new StringDecoder('utf8');
  socket.on('data', (bytes: Buffer) => {
    for (const stanza of reader.push(decoder.write(bytes))) take(stanza);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    const gone = chatFailed('the chat ended before the server answered');
    accepted.reject(gone);
    for (const receipt of receipts.values()) receipt.reject(gone);
  });

  socket.write(writeStanza({ kind: 'open', attributes: { to: CHAT_DOMAIN, version: '105' } }));
  socket.write(
    writeStanza({
      kind: 'element',
      name: 'presence',
      attributes: { from: chatAddress(ownNumber) },
      body: null,
    }),
  );
  await accepted.promise;
  return {
    isOpen: () => !socket.destroyed,
    async send(to, text) {
      sent += 1;
      const id = String(sent);
      const receipt = Promise.withResolvers<'ip' | 'sms'>();
      receipts.set(id, receipt);
      socket.write(writeStanza({ kind: 'element', name: 'message', attributes: { id, to }, body: text }));
      try {
        return await receipt.promise;
      } finally {
        receipts.delete(id);
      }
    },
  };
}

function chatFailed(message: string): TelltaleError {
  return new TelltaleError('handset-network', message);
}
