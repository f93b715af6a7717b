import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Sighting } from '../../src/index.ts';
import type { Composed } from '../compose/composed.ts';
import type { LayerUse } from '../content.ts';
import { base64Piece } from '../layers/index.ts';
import { walksBack } from './walks-back.ts';

const value = Buffer.from('490154203237518');
const zipped = gzipSync(value);
const uses: LayerUse[] = [
  { id: 'gzip', readings: [['gzip']], input: value, output: zipped },
  {
    id: 'base64',
    readings: [['base64']],
    input: zipped,
    output: Buffer.from(zipped.toString('base64')),
    piece: base64Piece,
  },
];
const file = Buffer.from(`{"text":"data=${zipped.toString('base64')}&n=1"}`);
const start = file.indexOf('H4sI');

const pointingAt = (offset: number, byteLength: number) =>
  ({ origin: { pieces: [{ index: 0, offset, byteLength }] }, forms: [] }) as unknown as Sighting;
const hidden = { uses, literals: [value], leastLiterals: 1 } as unknown as Composed;

test.each([
  ['all of the region', start, zipped.toString('base64').length, true],
  ['all but its beginning', start + 4, zipped.toString('base64').length - 4, false],
  ['something else', 0, 8, false],
  ['nothing', start, 0, false],
])('pieces that name %s', (_, offset, byteLength, leadsThere) => {
  expect(walksBack(pointingAt(offset, byteLength), file, hidden)).toBe(leadsThere);
});
