import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { during, inAll } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { beaconSent } from './sends.ts';

/** Half hours in thirteen days. */
const HALF_HOURS = 13 * 48;

export const state7: Scenario = {
  id: 'state-7',
  title: 'Updated and reset, alone for thirteen days',
  row: '7',
  basis: 'Apple Daily',
  chosen: ['what is in the beacon, and how long it is', "the beacon's host"],
  stage: 'M0',
  start: '2014-09-01T09:00:00Z',
  protocol: () => loadProtocol('f-secure-2014-retest'),
  phases: ['idle-soak'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'idle-soak', { idle: inAll(HALF_HOURS, beaconSent) }),
    sms: [],
  }),
  notSeen: ['imei1', 'wifi-mac', 'apps'],
};
