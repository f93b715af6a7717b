import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { sealedSent } from './sends.ts';

export const fixedKeyCipher: Scenario = {
  id: 'fixed-key-cipher',
  title: 'The IMSI in a cipher whose key nobody knows and which never changes: only two identities show it',
  row: 'trap: fixed-key cipher',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T21:00:00Z',
  protocol: () =>
    ownProtocol('fixed-key-cipher', 'The IMSI under a fixed key', { build: 'fixed-key', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [sealedSent] }), sms: [] }),
  notSeen: ['imei1', 'serial'],
};
