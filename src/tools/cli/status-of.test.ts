import { expect, test } from 'vitest';
import type { Examination } from '../../judge/index.ts';
import { statusOf } from './status-of.ts';

const examination = (read: number, level: string | null, missing = 0, passedOver = 0) =>
  ({
    findings: level === null ? [] : [{ outcome: 'fail', level }],
    claims: [],
    coverage: {
      bytes: { payload: 100, read, opaque: 100 - read, missed: 0 },
      ...(missing === 0 ? {} : { counted: { missing } }),
    },
    notices: [
      { code: 'not-tcp-or-udp', about: 'a', detail: 'a', times: 1, byteLength: passedOver },
      { code: 'network-control', about: 'a', detail: 'a', times: 1, byteLength: 1_000 },
    ],
  }) as unknown as Pick<Examination, 'findings' | 'claims' | 'coverage' | 'notices'>;

test.each([
  ['something forbidden', examination(10, 'error'), 0.9, 1],
  ['something forbidden, blind or not', examination(0, 'error'), 1, 1],
  ['nothing, and enough was read', examination(95, null), 0.9, 0],
  ['nothing, but too little was read', examination(80, null), 0.9, 4],
  ['only a warning, and too little was read', examination(80, 'warning'), 0.9, 4],
  ['nothing, and the phone counted more than was captured', examination(100, null, 0.5), 0.9, 4],
  ['nothing, and packets were passed over', examination(100, null, 0, 50), 0.9, 4],
  ['nothing, and nothing is required', examination(0, null), undefined, 0],
] as const)('%s', (_, found, requireCoverage, status) => {
  expect(
    statusOf(found, { failOn: 'error', ...(requireCoverage === undefined ? {} : { requireCoverage }) }),
  ).toBe(status);
});

test('where nothing passed nothing can have been read', () => {
  const nothing = examination(0, null);
  const coverage = { ...nothing.coverage, bytes: { payload: 0, read: 0, opaque: 0, missed: 0 } };
  expect(
    statusOf({ findings: [], claims: [], coverage, notices: [] }, { failOn: 'error', requireCoverage: 0.01 }),
  ).toBe(4);
});

const WAIVED = { owner: 'me', reason: 'known', expires: '2099-01-01' };
const FINDING = { id: 'fnd:1', outcome: 'fail', level: 'warning' };

test.each([
  ['refuted', [{ verdict: 'refuted' }], 'error', [], 1],
  ['refuted, with findings that are warnings', [{ verdict: 'refuted' }], 'error', [FINDING], 1],
  ['refuted, and nothing may fail', [{ verdict: 'refuted' }], 'never', [], 0],
  ['refuted in one part', [{ verdict: 'upheld' }, { verdict: 'refuted' }], 'warning', [], 1],
  ['held for some and not for others', [{ verdict: 'partly' }], 'error', [], 1],
  ['open as to where data resides', [{ verdict: 'partly', residency: [] }], 'error', [], 0],
  ['refuted as to where data resides', [{ verdict: 'refuted', residency: [] }], 'error', [], 1],
  ['upheld', [{ verdict: 'upheld' }], 'error', [], 0],
  ['not tested', [{ verdict: 'not-tested' }], 'error', [], 0],
  [
    'refuted, and all of it is accepted',
    [{ verdict: 'refuted' }],
    'error',
    [{ ...FINDING, waived: WAIVED }],
    0,
  ],
  [
    'refuted, and some of it is accepted',
    [{ verdict: 'refuted' }],
    'error',
    [{ ...FINDING, waived: WAIVED }, FINDING],
    1,
  ],
] as const)('a claim that is %s', (_, parts, failOn, findings, status) => {
  const { coverage, notices } = examination(100, null);
  const found = { coverage, notices, findings, claims: [{ parts, findings: ['fnd:1'] }] };
  expect(statusOf(found as unknown as Parameters<typeof statusOf>[0], { failOn })).toBe(status);
});
