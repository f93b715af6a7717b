import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { activationSmsIn, during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { activatedWithAnswer, beaconSent, chatOpened, chatted, lookedUpHashed } from './sends.ts';

/** Half hours in a day, and in an hour with the minute after it. */
const IN_A_DAY = 48;
const IN_AN_HOUR = 2;

export const state6: Scenario = {
  id: 'state-6',
  title: 'Updated and reset, Cloud Messaging switched on and off again',
  row: '6',
  basis: 'claim',
  chosen: [
    'what leaves while it is on and nobody is signed in: hashed numbers, as there is no key to encrypt them with',
    'that the chat is as plain as it was published',
    'what is in the beacon',
  ],
  stage: 'M0',
  start: '2014-08-16T09:00:00Z',
  protocol: () => loadProtocol('idle-and-opt-out'),
  places: beforeMigration,
  key: (protocol) => ({
    sends: [
      ...during(protocol, 'idle', { idle: inAll(IN_A_DAY, beaconSent) }),
      ...during(protocol, 'declined', { idle: inAll(IN_AN_HOUR, beaconSent) }),
      ...during(protocol, 'opted-in', {
        'enable-messaging': [activatedWithAnswer],
        'open-contact': [lookedUpHashed('contact-look-up', 'contact1.number')],
        'send-message': [...inAll(1, ...chatOpened('chat')), chatted('contact1.number', 'sms2.text')],
        'receive-sms': [lookedUpHashed('peer-look-up', 'sms1.from')],
        idle: inAll(IN_AN_HOUR, beaconSent),
      }),
      ...during(protocol, 'opted-out', { idle: inAll(IN_A_DAY, beaconSent) }),
    ],
    sms: [activationSmsIn(protocol, 'opted-in', 'enable-messaging')],
  }),
  notSeen: ['carrier', 'contact1.name', 'sms1.text', 'sms2.to'],
};
