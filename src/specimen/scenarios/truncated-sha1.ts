import { online, ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { activated, lookedUpHashed } from './sends.ts';

export const truncatedSha1: Scenario = {
  id: 'truncated-sha1',
  title: 'IMEI, IMSI and numbers as H(x), a SHA-1 cut short',
  row: 'trap: truncated SHA-1',
  basis: 'published clients',
  chosen: ['that numbers are hashed like this too'],
  stage: 'M0',
  start: '2014-08-20T11:00:00Z',
  protocol: () =>
    ownProtocol('truncated-sha1', 'Truncated SHA-1', {
      build: 'truncated',
      steps: [
        ...online,
        step('add-contact', { do: 'add-contact', contact: 'contact1.number' }, 3),
        step('receive-sms', { do: 'receive-sms', with: 'sms1.from', text: 'sms1.text' }, 3),
      ],
    }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', {
      'join-wifi': [activated],
      'add-contact': [lookedUpHashed('contact-look-up', 'contact1.number')],
      'receive-sms': [lookedUpHashed('peer-look-up', 'sms1.from')],
    }),
    sms: [],
  }),
  notSeen: ['contact1.name', 'sms1.text'],
};
