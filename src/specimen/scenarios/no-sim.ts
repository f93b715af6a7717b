import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import type { Scenario } from './scenario.ts';

export const noSim: Scenario = {
  id: 'no-sim',
  title: 'The first test without a SIM',
  row: '1, control',
  basis: 'control',
  chosen: ['that Cloud Messaging, which goes by the number, does nothing without one'],
  stage: 'M0',
  start: '2014-08-02T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014'),
  phases: ['no-sim'],
  places: beforeMigration,
  key: () => ({ sends: [], sms: [] }),
  notSeen: ['imei1', 'apps', 'wifi-mac'],
};
