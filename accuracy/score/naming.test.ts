import { expect, test } from 'vitest';
import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';
import { namesForms, namesLayers } from './naming.ts';

const uses = [
  { readings: [['gzip']] },
  { readings: [['lz-string'], ['base64', 'lz-string']] },
  { readings: [['percent']] },
];

test.each([
  [['percent', 'lz-string', 'gzip'], true],
  [['percent', 'base64', 'lz-string', 'gzip'], true],
  [['percent', 'gzip'], false],
  [['percent', 'lz-string', 'gzip', 'gzip'], false],
  [[], false],
])('layers %j, outermost first', (layers, isRight) => {
  expect(namesLayers({ layers } as unknown as Sighting, { uses } as unknown as Composed)).toBe(isRight);
});

test('forms are right where they are one of those expected, or none are agreed', () => {
  const sighting = { forms: ['national'] } as unknown as Sighting;
  const expecting = (...expectedForms: string[][]) => ({ expectedForms }) as unknown as Composed;
  expect(namesForms(sighting, expecting(['national']))).toBe(true);
  expect(namesForms(sighting, expecting(['international'], ['national']))).toBe(true);
  expect(namesForms(sighting, expecting([]))).toBe(false);
  expect(namesForms(sighting, expecting())).toBe(true);
});
