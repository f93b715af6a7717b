import { online, ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { contactHashed } from './sends.ts';

export const contactHash: Scenario = {
  id: 'contact-hash',
  title: 'A contact hashed after its number was reduced to digits',
  row: 'trap: contact hashed after normalisation',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T19:00:00Z',
  protocol: () =>
    ownProtocol('contact-hash', 'Hashed contact', {
      build: 'contact-hash',
      steps: [
        ...online,
        step('add-contact', { do: 'add-contact', contact: 'contact1.number' }, 3),
        step('add-second-contact', { do: 'add-contact', contact: 'contact2.number' }),
      ],
    }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', {
      'add-contact': [contactHashed('contact1.number')],
      'add-second-contact': [contactHashed('contact2.number')],
    }),
    sms: [],
  }),
  notSeen: ['contact1.name', 'contact1.email', 'contact2.name', 'contact2.email'],
};
