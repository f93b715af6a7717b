import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { keyedSent } from './sends.ts';

export const keyedHash: Scenario = {
  id: 'keyed-hash',
  title: 'The IMEI in a hash with a key that nobody knows: only two identities show it',
  row: 'trap: keyed hash',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T20:00:00Z',
  protocol: () => ownProtocol('keyed-hash', 'Keyed hash of the IMEI', { build: 'keyed-hash', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [keyedSent] }), sms: [] }),
  notSeen: ['imei1', 'serial'],
};
