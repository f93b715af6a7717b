import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { pinnedRefused } from './sends.ts';

export const pinnedHost: Scenario = {
  id: 'pinned-host',
  title: 'A host whose client refuses to be intercepted',
  row: 'trap: pinned host',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T15:00:00Z',
  protocol: () =>
    ownProtocol('pinned-host', 'A host whose client refuses to be intercepted', {
      build: 'pinned',
      steps: online,
    }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [pinnedRefused] }), sms: [] }),
  notSeen: ['imei1', 'serial'],
};
