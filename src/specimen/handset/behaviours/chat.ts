import type { Behaviour } from '../behaviour.ts';
import { CHAT, type ChatLine, openChat } from '../chat-line.ts';
import { isMessagingOn, isOnline, type Phone } from '../phone.ts';

/** Messages over IP go by the chat, which is opened with the first one; for who is not online there, by SMS. */
export const chat: Behaviour = {
  id: 'chat',
  basis: 'published clients',
  on: {
    async 'message-written'(phone, { number, text }) {
      const way = isMessagingOn(phone) && isOnline(phone.state) ? await chatOf(phone) : null;
      const via = way === null ? 'sms' : await way.send(number, text);
      if (via === 'sms') phone.sendSms({ by: 'person', to: number, text });
    },
  },
};

/** The chat held open from the start, as published ("long-lived"). */
export const standingChat: Behaviour = {
  id: 'standing-chat',
  basis: 'published clients',
  on: {
    async ready(phone) {
      if (isMessagingOn(phone)) await chatOf(phone);
    },
  },
};

async function chatOf(phone: Phone): Promise<ChatLine> {
  if (phone.chat?.isOpen() === true) return phone.chat;
  const socket = await phone.network.openStream(CHAT.host, CHAT.port);
  phone.chat = await openChat(socket, phone.value('own.number'));
  return phone.chat;
}
