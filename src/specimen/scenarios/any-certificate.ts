import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { registeredWeakly } from './sends.ts';

export const anyCertificate: Scenario = {
  id: 'any-certificate',
  title: 'The IMEI to whoever shows a certificate',
  row: 'trap: any certificate',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-21T09:00:00Z',
  protocol: () =>
    ownProtocol('any-certificate', 'The IMEI to whoever shows a certificate', {
      build: 'careless',
      steps: online,
    }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': [registeredWeakly('careless-registration')] }),
    sms: [],
  }),
  notSeen: ['serial', 'apps'],
  interception: 'untrusted',
  unsafe: [{ rule: 'accepted-untrusted-certificate', identifiers: ['imei1'] }],
};
