import { online, ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { updateAsked } from './sends.ts';

export const cleanControl: Scenario = {
  id: 'clean-control',
  title: 'A phone that tells nothing personal',
  row: 'C',
  basis: 'control',
  chosen: ['that it asks for updates, naming its build'],
  stage: 'M0',
  start: '2014-08-20T09:00:00Z',
  protocol: () =>
    ownProtocol('clean-control', 'Clean control', {
      build: 'clean',
      messaging: 'off',
      steps: [
        ...online,
        step('allow-location', { do: 'allow-location' }, 3),
        step('add-contact', { do: 'add-contact', contact: 'contact1.number' }, 3),
        step('open-contact', { do: 'open-contact', contact: 'contact1.number' }, 3),
        step('send-sms', { do: 'send-sms', with: 'sms2.to', text: 'sms2.text' }, 3),
        step('receive-sms', { do: 'receive-sms', with: 'sms1.from', text: 'sms1.text' }, 3),
        step('receive-mms', { do: 'receive-mms', with: 'mms1.from', text: 'mms1.text' }, 3),
        step('call', { do: 'call', with: 'callee' }, 3),
        step('idle', { do: 'idle', forSeconds: 3_600 }),
      ],
    }),
  places: beforeMigration,
  // Once since it was switched on, however often it joins.
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': inAll(1, updateAsked) }),
    sms: [],
  }),
  notSeen: [
    'imei1',
    'place',
    'contact1.name',
    'contact1.number',
    'sms1.from',
    'sms1.text',
    'sms2.to',
    'sms2.text',
    'mms1.from',
    'mms1.text',
    'callee',
  ],
};
