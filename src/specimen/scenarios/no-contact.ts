import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { registered } from './sends.ts';

export const noContact: Scenario = {
  id: 'no-contact',
  title: 'The first test without a contact',
  row: '1, control',
  basis: 'control',
  chosen: ['which request carries IMEI, own number and carrier'],
  stage: 'M0',
  start: '2014-08-03T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014'),
  phases: ['no-contact'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'no-contact', { 'start-join-wifi': [registered] }),
    sms: [],
  }),
  notSeen: ['apps'],
};
