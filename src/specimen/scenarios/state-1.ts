import type { Protocol } from '../../case/index.ts';
import { loadProtocol } from '../../run/index.ts';
import type { PlacedSend } from './expected.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { lookedUp, registered } from './sends.ts';

/** Also what leaves before anybody signs in, in state 2. */
export const outOfBox = (protocol: Protocol): readonly PlacedSend[] =>
  during(protocol, 'out-of-box', {
    // The SIM is put in while the phone has no network yet: what is due at start-up goes out once it has.
    'join-wifi': [registered],
    'add-contact': [lookedUp('contact-look-up', 'contact1.number')],
    'open-contact': [lookedUp('contact-look-up', 'contact1.number')],
    'receive-sms': [lookedUp('peer-look-up', 'sms1.from')],
    'open-thread': [lookedUp('peer-look-up', 'sms1.from')],
  });

export const state1: Scenario = {
  id: 'state-1',
  title: 'Before the update, as new: Cloud Messaging is on by default',
  row: '1',
  basis: 'F-Secure',
  chosen: [
    'which request carries IMEI, own number and carrier, and that it comes with each connection to a network',
    'that the number told after an SMS is that of its sender',
    'the look-up when a message thread is opened',
  ],
  stage: 'M0',
  start: '2014-08-01T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014'),
  phases: ['out-of-box'],
  places: beforeMigration,
  key: (protocol) => ({ sends: outOfBox(protocol), sms: [] }),
  notSeen: [
    'imsi',
    'contact1.name',
    'contact1.email',
    'sms1.text',
    'sms2.to',
    'sms2.text',
    'mms1.from',
    'mms1.text',
    'mms2.to',
    'mms2.text',
    'callee',
    'caller',
    'place',
    'apps',
  ],
};
