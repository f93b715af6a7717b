import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { registeredWeakly } from './sends.ts';

export const obsoleteTls: Scenario = {
  id: 'obsolete-tls',
  title: 'The IMEI over TLS 1.1',
  row: 'trap: obsolete TLS',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-21T08:00:00Z',
  protocol: () => ownProtocol('obsolete-tls', 'The IMEI over TLS 1.1', { build: 'old-tls', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': [registeredWeakly('old-registration')] }),
    sms: [],
  }),
  notSeen: ['serial', 'apps'],
  unsafe: [{ rule: 'obsolete-tls', identifiers: ['imei1'] }],
};
