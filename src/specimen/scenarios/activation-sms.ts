import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { activationSmsIn, during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { updateAsked } from './sends.ts';

export const activationSms: Scenario = {
  id: 'activation-sms',
  title: 'The number and hashed IMEI and IMSI by SMS, which the network does not see',
  row: 'trap: activation SMS',
  basis: 'published clients',
  chosen: ['the number that it goes to'],
  stage: 'M0',
  start: '2014-08-20T13:00:00Z',
  protocol: () => ownProtocol('activation-sms', 'Activation SMS', { build: 'activation-sms', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': inAll(1, updateAsked) }),
    sms: [activationSmsIn(protocol, 'new-phone', 'join-wifi')],
  }),
  notSeen: ['imei1', 'serial'],
};
