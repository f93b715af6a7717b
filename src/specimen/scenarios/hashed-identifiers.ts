import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { activatedByDigest } from './sends.ts';

export const hashedIdentifiers: Scenario = {
  id: 'hashed-identifiers',
  title: 'IMEI and IMSI as whole digests',
  row: 'trap: hashed identifiers',
  basis: 'chosen',
  chosen: ['SHA-1 in hexadecimal, where the published clients cut it short'],
  stage: 'M0',
  start: '2014-08-20T10:00:00Z',
  protocol: () => ownProtocol('hashed-identifiers', 'Hashed identifiers', { build: 'hashed', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': [activatedByDigest] }),
    sms: [],
  }),
  notSeen: ['serial', 'apps', 'ssid'],
};
