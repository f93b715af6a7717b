import { online, ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { lookedUp } from './sends.ts';

export const smsNumberWithoutText: Scenario = {
  id: 'sms-number-without-text',
  title: 'Of an SMS only the number leaves: not the text, and not the number in it',
  row: 'trap: SMS number without text',
  basis: 'F-Secure',
  chosen: ['that the number told is that of the sender'],
  stage: 'M0',
  start: '2014-08-20T20:00:00Z',
  protocol: () =>
    ownProtocol('sms-number-without-text', 'SMS number without text', {
      build: 'sms-number',
      steps: [
        ...online,
        step('receive-sms', { do: 'receive-sms', with: 'sms1.from', text: 'sms1.text' }, 3),
        step('receive-number', { do: 'receive-sms', with: 'sms1.from', text: 'sms1.inner' }, 3),
      ],
    }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', {
      'receive-sms': [lookedUp('peer-look-up', 'sms1.from')],
      'receive-number': [lookedUp('peer-look-up', 'sms1.from')],
    }),
    sms: [],
  }),
  notSeen: ['sms1.text', 'sms1.inner'],
};
