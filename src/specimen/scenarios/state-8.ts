import { ownProtocol, step } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { appsListed } from './sends.ts';

export const state8: Scenario = {
  id: 'state-8',
  title: 'The list of installed apps at every start',
  row: '8',
  basis: 'DEVCORE / iThome',
  chosen: ['that Cloud Messaging is off meanwhile, so that nothing else leaves'],
  stage: 'M0',
  start: '2014-08-20T09:00:00Z',
  protocol: () =>
    ownProtocol('app-policy', 'App policy', {
      build: 'app-policy',
      messaging: 'off',
      steps: [
        step('power-on', { do: 'power-on' }),
        step('join-wifi', { do: 'join-wifi' }),
        step('power-on-again', { do: 'power-on' }, 3),
      ],
    }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', {
      // The first start was without a network: it is made up for.
      'join-wifi': [appsListed],
      'power-on-again': [appsListed],
    }),
    sms: [],
  }),
  notSeen: ['imei1', 'android-id', 'ssid'],
};
