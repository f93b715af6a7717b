import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Examination } from '../../judge/index.ts';
import { comparisonOf } from '../../recheck/index.ts';
import { examinationOf, type Seen } from '../../recheck/testing/index.ts';
import { casesOf, junitFaults, xmlTree } from '../testing/index.ts';
import { renderJunitComparison } from './render-junit-comparison.ts';

const TOOL = { name: 'telltale', version: '0' } as const;
const UNDONE = (after: Examination): Examination => ({
  ...after,
  phases: after.phases.map((phase) => ({ ...phase, steps: [] })),
});

function written(before: Examination, after: Examination, isForbidden: boolean): string {
  const comparison = comparisonOf(before, after, TOOL);
  const text = [...renderJunitComparison(comparison, isForbidden ? comparison.changes : [])].join('');
  expect(junitFaults(text)).toEqual([]);
  return text;
}

test.each<[string, readonly Seen[], Examination, boolean, string | undefined]>([
  ['fixed passes', [{}], examinationOf([]), false, undefined],
  ['still forbidden fails', [{}], examinationOf([{}]), true, 'failure'],
  ['still told and not forbidden is skipped', [{}], examinationOf([{}]), false, 'skipped'],
  ['better protected is skipped', [{}], examinationOf([{ transport: 'tls' }]), false, 'skipped'],
  ['not exercised again is skipped', [{}], UNDONE(examinationOf([])), false, 'skipped'],
])('what is %s', (_, before, after, isForbidden, outcome) => {
  const [suite] = xmlTree(written(examinationOf(before), after, isForbidden)).children;
  const [only, ...others] = suite === undefined ? [] : casesOf(suite);
  expect(others).toEqual([]);
  expect(only?.attributes.name).toBe('IMEI (imei1) → api.maker.test (imei)');
  const told = only?.children.find(({ name }) => name === 'failure' || name === 'skipped');
  expect(told?.name).toBe(outcome);
});

test('what is missing for calling it fixed is listed', () => {
  const text = written(examinationOf([{}]), UNDONE(examinationOf([])), false);
  expect(text).toContain('missing: step start was not done again');
});

test('no text of a stranger breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (field) => {
      written(examinationOf([{ field }]), examinationOf([]), false);
    }),
  );
});
