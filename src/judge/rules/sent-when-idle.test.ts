import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { sentWhenIdle } from './sent-when-idle.ts';

const phases = [
  {
    steps: [{ id: 'idle' }, { id: 'overnight', action: 'idle' }, { id: 'call', action: 'call' }],
  },
];
const SAID = 'fail warning: IMEI (imei1) was sent to api.vendor.example while nobody used the phone';

test.each([
  ['idle', [SAID]],
  ['overnight', [SAID]],
  ['call', []],
  [null, []],
])('what is sent in the step %s', (step, expected) => {
  expect(sentences(sentWhenIdle, { phases, sightings: [{ phase: 'first', step, repeat: 1 }] })).toEqual(
    expected,
  );
});

test('what cannot be read is told as well', () => {
  const opaqueUploads = [1, 2].map((repeat) => ({
    destination: 'dst:1',
    phase: 'first',
    step: 'idle',
    repeat,
    opaque: 600,
  }));
  expect(sentences(sentWhenIdle, { phases, coverage: { opaqueUploads } })).toEqual([
    'review warning: 1,200 bytes that could not be read were sent to api.vendor.example while nobody used the phone',
  ]);
});
