import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { nestedSent } from './sends.ts';

export const nestedGzip: Scenario = {
  id: 'nested-gzip',
  title: 'Identifiers in gzip in base64 in JSON',
  row: 'trap: gzip in base64 in JSON',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T17:00:00Z',
  protocol: () =>
    ownProtocol('nested-gzip', 'Identifiers in gzip in base64 in JSON', { build: 'nested', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [nestedSent] }), sms: [] }),
  notSeen: ['serial', 'apps'],
};
