import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { leavesThoughRefused } from './leaves-though-refused.ts';

const services = [
  { id: 'cloud', title: 'The Cloud' },
  { id: 'chat', title: 'The Chat' },
];

test.each([
  [{ cloud: 'granted' }, []],
  [{ cloud: 'not-asked' }, []],
  [
    { cloud: 'refused' },
    [
      'review warning: IMEI (imei1) was sent to api.vendor.example though The Cloud had been refused, unless it was for The Chat, which may be at the same host, and nobody says whether it was agreed to',
    ],
  ],
  [
    { cloud: 'refused', chat: 'not-asked' },
    ['fail error: IMEI (imei1) was sent to api.vendor.example though The Cloud had been refused'],
  ],
  [
    { cloud: 'refused', chat: 'granted' },
    [
      'review warning: IMEI (imei1) was sent to api.vendor.example though The Cloud had been refused, unless it was for The Chat, which is at the same host and was agreed to',
    ],
  ],
])('with consent %o', (consent, expected) => {
  const phases = [{ consent }];
  expect(sentences(leavesThoughRefused, { services, phases, sightings: [{ phase: 'first' }] })).toEqual(
    expected,
  );
});
