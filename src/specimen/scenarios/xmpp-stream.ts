import { online, ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { chatOpened, chatted } from './sends.ts';

export const xmppStream: Scenario = {
  id: 'xmpp-stream',
  title: 'A chat on a TCP stream of its own, which a tap for HTTP misses',
  row: 'trap: XMPP stream',
  basis: 'published clients',
  chosen: ['what follows the first tag of the stream'],
  stage: 'M0',
  start: '2014-08-20T12:00:00Z',
  protocol: () =>
    ownProtocol('xmpp-stream', 'XMPP-like stream', {
      build: 'standing-chat',
      steps: [
        ...online,
        step('send-message', { do: 'send-message', with: 'contact1.number', text: 'sms2.text' }, 3),
      ],
    }),
  online: ['contact1.number'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', {
      // Long-lived: opened once, however often it joins the network.
      'join-wifi': inAll(1, ...chatOpened('standing-chat')),
      'send-message': [chatted('contact1.number', 'sms2.text')],
    }),
    sms: [],
  }),
  notSeen: ['contact1.name', 'imei1'],
};
