import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { continuesAfterWithdrawal } from './continues-after-withdrawal.ts';

const phase = (id: string, from: string, to: string, cloud: string) => ({
  id,
  from: `2014-08-01T${from}:00Z`,
  to: `2014-08-01T${to}:00Z`,
  consent: { cloud },
});
const phases = [
  phase('before', '08:00', '09:00', 'granted'),
  phase('off', '09:00', '10:00', 'withdrawn'),
  phase('still-off', '10:00', '12:00', 'withdrawn'),
  phase('on-again', '12:00', '13:00', 'granted'),
];
const sent = (within: string, at: string) => ({ phase: within, at: `2014-08-01T${at}:00Z` });

test.each([
  ['before the withdrawal', [sent('before', '08:30')], []],
  ['after a new consent', [sent('on-again', '12:30')], []],
  ['once, right after it', [sent('off', '09:01')], ['the last time 1 minute after it']],
  [
    'every half hour until what was watched ended',
    [sent('still-off', '10:30'), sent('still-off', '11:00'), sent('still-off', '11:30')],
    ['the last time 2 hours 30 minutes after it, and it had not stopped when what was watched ended'],
  ],
  [
    'for ten minutes, every five',
    [sent('off', '09:05'), sent('off', '09:10')],
    ['the last time 10 minutes after it'],
  ],
])('what was sent %s', (_, sightings, expected) => {
  const services = [{ id: 'cloud', title: 'The Cloud' }];
  const start =
    'fail error: IMEI (imei1) was sent to api.vendor.example though consent to The Cloud had been withdrawn; ';
  expect(sentences(continuesAfterWithdrawal, { services, phases, sightings })).toEqual(
    expected.map((end) => start + end),
  );
});
