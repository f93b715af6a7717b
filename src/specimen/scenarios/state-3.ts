import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import type { Scenario } from './scenario.ts';

export const state3: Scenario = {
  id: 'state-3',
  title: 'Updated and reset, nothing switched on',
  row: '3',
  basis: 'F-Secure',
  chosen: [
    'switching on, joining Wi-Fi, location and MMS: of the retest only contact, SMS and call are told',
  ],
  stage: 'M0',
  start: '2014-08-14T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014-retest'),
  phases: ['updated-and-reset'],
  places: beforeMigration,
  key: () => ({ sends: [], sms: [] }),
  notSeen: [
    'imei1',
    'imsi',
    'own.number',
    'carrier',
    'contact1.name',
    'contact1.number',
    'sms1.from',
    'sms1.text',
    'sms2.to',
    'sms2.text',
    'mms1.from',
    'mms1.text',
    'callee',
    'caller',
    'place',
  ],
};
