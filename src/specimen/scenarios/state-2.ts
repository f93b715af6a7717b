import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { deviceReported, loggedIn, loginAsked, lookedUp, registered } from './sends.ts';
import { outOfBox, state1 } from './state-1.ts';

export const state2: Scenario = {
  id: 'state-2',
  title: 'Before the update, signed in to Mi Cloud',
  row: '2',
  basis: 'F-Secure',
  chosen: [
    ...state1.chosen,
    'that IMSI, IMEI, number and apps go out in one request right after signing in',
    'that the user signs in by account name',
  ],
  stage: 'M0',
  start: '2014-08-01T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014'),
  phases: ['out-of-box', 'signed-in'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: [
      ...outOfBox(protocol),
      ...during(protocol, 'signed-in', {
        'sign-in': [loginAsked, loggedIn, deviceReported],
        'power-on': [registered],
        'insert-sim': [registered],
        'join-wifi': [registered],
        'add-contact': [lookedUp('contact-look-up', 'contact1.number')],
        'open-contact': [lookedUp('contact-look-up', 'contact1.number')],
        'receive-sms': [lookedUp('peer-look-up', 'sms1.from')],
        'open-thread': [lookedUp('peer-look-up', 'sms1.from')],
      }),
    ],
    sms: [],
  }),
  notSeen: ['contact1.name', 'sms1.text', 'sms2.to', 'sms2.text', 'mms1.text', 'callee', 'caller', 'place'],
};
