import { expect, test } from 'vitest';
import { type EvidenceGiven, sentences } from '../testing/index.ts';
import { opaqueRaised } from './opaque-raised.ts';

const phases: EvidenceGiven['phases'] = [
  { id: 'arm', steps: [{ id: 'add-contact', times: 3 }] },
  { id: 'control', control: true, steps: [{ id: 'add-contact', times: 2 }] },
];
const uploads = (phase: string, amounts: readonly number[], step = 'add-contact') =>
  amounts.map((opaque, index) => ({ destination: 'dst:1', phase, step, repeat: index + 1, opaque }));
const said = (seen: number) => [
  `review warning: The step add-contact raised the upload to api.vendor.example in ${seen} of 3 repeats and 0 of 2 controls; what was sent could not be read`,
];

test.each([
  ['each time, and never in a control', uploads('arm', [500, 500, 480]), said(3)],
  ['two times of three', uploads('arm', [500, 480]), said(2)],
  ['once: that is chance', uploads('arm', [500]), []],
  ['as much in a control', [...uploads('arm', [500, 500, 500]), ...uploads('control', [500])], []],
  ['more than in any control', [...uploads('arm', [500, 500, 90]), ...uploads('control', [100])], said(2)],
  ['in a step that no control has', uploads('arm', [500, 500, 500], 'call'), []],
])('what comes %s', (_, opaqueUploads, expected) => {
  expect(sentences(opaqueRaised, { phases, coverage: { opaqueUploads } })).toEqual(expected);
});
