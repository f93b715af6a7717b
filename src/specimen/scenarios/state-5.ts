import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { beaconSent, lookedUp, registered } from './sends.ts';

/** One hour of idling and the minute after it hold two half hours. */
const HALF_HOURS = 2;

export const state5: Scenario = {
  id: 'state-5',
  title: 'Updated and not reset: Cloud Messaging stays on',
  row: '5',
  basis: 'chosen',
  chosen: [
    'all of it: that an update which resets nothing leaves Cloud Messaging on, in clear and without TLS as before',
  ],
  stage: 'M0',
  start: '2014-08-15T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014-retest'),
  phases: ['updated-without-reset'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'updated-without-reset', {
      // It knows the network from before the update, so it is online from the start.
      'power-on': [registered],
      'join-wifi': [registered],
      'add-contact': [lookedUp('contact-look-up', 'contact1.number')],
      'open-contact': [lookedUp('contact-look-up', 'contact1.number')],
      'receive-sms': [lookedUp('peer-look-up', 'sms1.from')],
      'open-thread': [lookedUp('peer-look-up', 'sms1.from')],
      idle: inAll(HALF_HOURS, beaconSent),
    }),
    sms: [],
  }),
  notSeen: ['contact1.name', 'sms1.text', 'sms2.to', 'sms2.text', 'mms1.text', 'callee', 'caller', 'place'],
};
