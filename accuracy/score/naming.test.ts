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
  expect(namesLayers({ layers } as unknown as Sighting, { uses, literals: [] } as unknown as Composed)).toBe(
    isRight,
  );
});

test('forms are right where they are one of those expected, or none are agreed', () => {
  const sighting = { forms: ['national'] } as unknown as Sighting;
  const expecting = (...expectedForms: string[][]) => ({ expectedForms }) as unknown as Composed;
  expect(namesForms(sighting, expecting(['national']))).toBe(true);
  expect(namesForms(sighting, expecting(['international'], ['national']))).toBe(true);
  expect(namesForms(sighting, expecting([]))).toBe(false);
  expect(namesForms(sighting, expecting())).toBe(true);
});

/** Innermost first, as uses are; each with the output it had. */
const laid = (...layers: readonly [id: string, output: string][]) => ({
  uses: layers.map(([id, output]) => ({ id, readings: [[id]], output: Buffer.from(output) })),
  literals: [Buffer.from('0049015')],
});

test.each<[string, readonly [string, string][], string[], boolean]>([
  [
    'a byte added twice, which is one added once',
    [
      ['xor', ''],
      ['xor', ''],
    ],
    ['xor'],
    true,
  ],
  [
    'the same read in two steps',
    [
      ['xor', ''],
      ['xor', ''],
    ],
    ['xor', 'xor'],
    true,
  ],
  [
    'no byte at all',
    [
      ['xor', ''],
      ['xor', ''],
    ],
    [],
    false,
  ],
  [
    'a byte around hexadecimal around a byte',
    [
      ['xor', ''],
      ['hex', ''],
      ['xor', ''],
    ],
    ['xor', 'hex'],
    false,
  ],
  [
    'text turned twice',
    [
      ['reversed', ''],
      ['reversed', ''],
    ],
    [],
    true,
  ],
  [
    'text turned and rotated, either way round',
    [
      ['reversed', ''],
      ['rot13', ''],
    ],
    ['reversed', 'rot13'],
    true,
  ],
  ['letters rotated', [['rot13', '{"n":"nf1"}']], [], false],
  ['figures in what was rotated', [['rot13', '{"n":"0049015"}']], [], true],
  [
    'figures that were turned, and rotated',
    [
      ['reversed', '5109400'],
      ['rot13', '{"5109400"}'],
    ],
    ['reversed'],
    true,
  ],
  ['figures that were turned', [['reversed', '5109400']], [], false],
])('%s', (_, layers, named, isRight) => {
  const sighting = { layers: named } as unknown as Sighting;
  expect(namesLayers(sighting, laid(...layers) as unknown as Composed)).toBe(isRight);
});
