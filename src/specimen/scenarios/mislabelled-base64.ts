import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { mislabelledSent } from './sends.ts';

export const mislabelledBase64: Scenario = {
  id: 'mislabelled-base64',
  title: 'Plain base64 under the label of something encrypted',
  row: 'trap: mislabelled base64',
  basis: 'chosen',
  chosen: ['all of it'],
  stage: 'M0',
  start: '2014-08-20T16:00:00Z',
  protocol: () =>
    ownProtocol('mislabelled-base64', 'Plain base64 under the label of something encrypted', {
      build: 'mislabelled',
      steps: online,
    }),
  places: beforeMigration,
  key: (protocol) => ({ sends: during(protocol, 'new-phone', { 'join-wifi': [mislabelledSent] }), sms: [] }),
  notSeen: ['serial', 'apps'],
};
