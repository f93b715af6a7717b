import { expect, test } from 'vitest';
import type { Examination } from '../../judge/index.ts';
import { statusOf } from './status-of.ts';

const examination = (read: number, level: string | null, missing = 0) =>
  ({
    findings: level === null ? [] : [{ outcome: 'fail', level }],
    coverage: {
      bytes: { payload: 100, read, opaque: 100 - read, missed: 0 },
      ...(missing === 0 ? {} : { counted: { missing } }),
    },
  }) as unknown as Pick<Examination, 'findings' | 'coverage'>;

test.each([
  ['something forbidden', examination(10, 'error'), 0.9, 1],
  ['something forbidden, blind or not', examination(0, 'error'), 1, 1],
  ['nothing, and enough was read', examination(95, null), 0.9, 0],
  ['nothing, but too little was read', examination(80, null), 0.9, 4],
  ['only a warning, and too little was read', examination(80, 'warning'), 0.9, 4],
  ['nothing, and the phone counted more than was captured', examination(100, null, 0.5), 0.9, 4],
  ['nothing, and nothing is required', examination(0, null), undefined, 0],
] as const)('%s', (_, found, requireCoverage, status) => {
  expect(
    statusOf(found, { failOn: 'error', ...(requireCoverage === undefined ? {} : { requireCoverage }) }),
  ).toBe(status);
});

test('where nothing passed nothing can have been read', () => {
  const nothing = examination(0, null);
  const coverage = { ...nothing.coverage, bytes: { payload: 0, read: 0, opaque: 0, missed: 0 } };
  expect(statusOf({ findings: [], coverage }, { failOn: 'error', requireCoverage: 0.01 })).toBe(4);
});
