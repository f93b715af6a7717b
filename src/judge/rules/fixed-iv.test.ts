import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { fixedIv } from './fixed-iv.ts';

test('everything that one vector sealed for one host is one finding', () => {
  const sightings = [
    { knownIv: 'published' as const },
    { knownIv: 'published' as const, identifier: 'own', kind: 'msisdn' as const },
    { identifier: 'open', kind: 'email' as const },
    { knownIv: 'zero' as const, direction: 'response' as const },
  ];
  const start = 'api.vendor.example was encrypted with an initialisation vector that never changes';
  const end = ', so that messages which begin alike can be recognised';
  expect(sentences(fixedIv, { sightings })).toEqual([
    `fail warning: What was sent to ${start} (one that is published)${end}`,
    `fail warning: What was sent back by ${start} (all zeros)${end}`,
  ]);
});
