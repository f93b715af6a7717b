import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { blobSent } from './sends.ts';

export const opaqueBlob: Scenario = {
  id: 'opaque-blob',
  title: 'Encrypted bytes that nobody has a key to',
  row: 'trap: opaque blob',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T18:00:00Z',
  protocol: () =>
    ownProtocol('opaque-blob', 'Encrypted bytes that nobody has a key to', {
      build: 'opaque-blob',
      steps: online,
    }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [blobSent] }), sms: [] }),
  notSeen: ['imei1', 'serial'],
};
