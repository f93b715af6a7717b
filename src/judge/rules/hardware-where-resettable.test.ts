import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { hardwareWhereResettable } from './hardware-where-resettable.ts';

test.each([
  [{}, 1],
  [{ kind: 'wifi-mac' }, 1],
  [{ direction: 'response' }, 0],
  [{ kind: 'android-id' }, 0],
  [{ kind: 'imsi' }, 0],
] as const)('%o', (sighting, count) => {
  const said = sentences(hardwareWhereResettable, { sightings: [sighting] });
  expect(said).toHaveLength(count);
  for (const sentence of said) expect(sentence).toMatch(/^fail warning: .* cannot be reset/);
});
