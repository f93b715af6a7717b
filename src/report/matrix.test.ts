import { expect, test } from 'vitest';
import { renderMatrix } from './matrix.ts';
import { examinationWith } from './testing/index.ts';

const phase = (id: string, consent: string, control = false) => ({
  id,
  from: '2014-08-01T00:00:00Z',
  to: '2014-08-02T00:00:00Z',
  build: 'pre-ota',
  services: { messaging: 'on' },
  consent: { messaging: consent },
  control,
  steps: [
    {
      id: 'power-on',
      at: '2014-08-01T00:00:00Z',
      times: 3,
      by: 'specimen',
      exercises: ['told', 'proven', 'unproven'],
    },
  ],
});

const identifier = (id: string, provenLive: boolean, exercisedBy: string[], sightings: number) => ({
  id,
  kind: 'imei' as const,
  class: 'hardware' as const,
  provenLive,
  exercisedBy,
  sightings,
});

test('a cell names the ways out, and "not seen" only where it is worth something', () => {
  const text = renderMatrix(
    [
      examinationWith({
        phases: [phase('out-of-box', 'not-asked'), phase('reset', 'refused', true)],
        identifiers: [
          identifier('told', true, ['power-on'], 2),
          identifier('proven', true, ['power-on'], 0),
          identifier('unproven', false, ['power-on'], 0),
          identifier('untried', true, [], 0),
          identifier('other-step', true, ['add-contact'], 0),
        ],
        sightings: [
          { identifier: 'told', phase: 'out-of-box' },
          {
            id: 'sig:2',
            identifier: 'told',
            phase: 'out-of-box',
            transport: 'tls',
            layers: ['base64', 'aes'],
          },
        ],
      }),
    ],
    { width: 100, colour: false },
  );
  expect(text.split('\n').slice(0, 3)).toEqual(['identifier   1   2', 'IMEI (told)  AB  –', '']);
  expect(text).toContain('In no phase seen (– or ·): IMEI (proven), IMEI (other-step)\n');
  expect(text).toContain('In no phase seen, but that proves nothing (?): IMEI (unproven)\n');
  expect(text).not.toContain('untried');
  expect(text).toContain(' 1  out-of-box · firmware pre-ota · messaging on not-asked');
  expect(text).toContain(' 2  reset · control · firmware pre-ota · messaging on refused');
  expect(text).toContain(' A  api.vendor.example · CN · plain text · in clear');
  expect(text).toContain(' B  api.vendor.example · CN · TLS · encrypted');
});

test('a phase of which part could not be read never says "not seen" without saying so', () => {
  const examination = examinationWith({
    phases: [phase('pinned', 'not-asked'), phase('told', 'granted')],
    identifiers: [identifier('told', true, ['power-on'], 1)],
    sightings: [{ identifier: 'told', phase: 'told' }],
  });
  const byPhase = [{ phase: 'pinned', payload: 100, read: 2, opaque: 98, missed: 0 }];
  const text = renderMatrix([{ ...examination, coverage: { ...examination.coverage, byPhase } }], {
    width: 100,
    colour: false,
    labels: ['state-9'],
  });
  expect(text.split('\n')[1]).toBe('IMEI (told)  ·  A');
  expect(text).toContain(' 1  state-9 · pinned · firmware');
});
